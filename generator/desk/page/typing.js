// What is being typed: shown as typed until the field is left, and sent one value at a time, only the last of a field.

export class Typing {
  /** `send(owner, loc, text)` hands a value to the program; `changed()` shows it; `rested()` follows when all is sent. */
  constructor(send, changed, rested, delay = 0) {
    Object.assign(this, { send, changed, rested, delay });
    this.typed = new Map();
    this.waiting = new Map();
    this.left = new Set();
    this.timers = new Map();
  }

  static key = (owner, loc) => JSON.stringify([owner, loc]);

  text(owner, field) {
    return this.typed.get(Typing.key(owner, field.loc)) ?? field.text;
  }

  get busy() {
    return this.waiting.size > 0 || this.timers.size > 0;
  }

  clear() {
    this.typed.clear();
  }

  type(owner, loc, text) {
    const key = Typing.key(owner, loc);
    this.typed.set(key, text);
    this.changed();
    clearTimeout(this.timers.get(key));
    if (!this.delay) return this.begin(key, owner, loc);
    return this.timers.set(key, setTimeout(() => this.begin(key, owner, loc), this.delay));
  }

  begin(key, owner, loc) {
    this.timers.delete(key);
    if (this.waiting.has(key)) return this.waiting.set(key, true);
    return this.sendLast(key, owner, loc);
  }

  async sendLast(key, owner, loc) {
    this.waiting.set(key, false);
    await this.send(owner, loc, this.typed.get(key));
    const again = this.waiting.get(key);
    this.waiting.delete(key);
    if (again) return this.sendLast(key, owner, loc);
    if (this.left.delete(key)) this.typed.delete(key);
    return this.rested();
  }

  enter(owner, loc) {
    this.left.delete(Typing.key(owner, loc));
  }

  /** A field that was left shows what the file now says: `91,67 %` may have become 91.67. */
  leave(owner, loc) {
    const key = Typing.key(owner, loc);
    if (this.waiting.has(key) || this.timers.has(key)) this.left.add(key);
    else if (this.typed.delete(key)) this.changed();
  }
}
