/*
 * Search without a server. Browsers bar workers on pages that are opened from disk, so there Worker becomes
 * a hidden frame that runs the worker's script as it is. Material calls `importScripts` with `await`, which
 * is what lets it answer late here. On a page from a server nothing changes.
 *
 * The frame is empty and its scripts are files, so the page's policy needs no `unsafe-inline` for it.
 */
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(address) {
      super()
      this.script = new URL(address, location.href)
      this.ready = this.open().then(() => this.load(this.script))
    }

    /* Some browsers put another document into an empty frame once it has loaded: wait for that one. */
    open() {
      const frame = document.createElement("iframe")
      frame.hidden = true
      frame.title = "Pencarian"
      const loaded = new Promise(resolve => frame.addEventListener("load", resolve, { once: true }))
      document.body.append(frame)
      return loaded.then(() => {
        this.scope = frame.contentWindow
        this.scope.importScripts = (...addresses) => this.load(...addresses)
        this.scope.postMessage = data => this.dispatchEvent(new MessageEvent("message", { data }))
      })
    }

    /* Runs scripts in the frame one after the other; addresses are seen from the worker's script. */
    async load(...addresses) {
      for (const address of addresses) {
        const script = this.scope.document.createElement("script")
        script.src = new URL(address, this.script)
        await new Promise((resolve, reject) => {
          script.onload = resolve
          script.onerror = () => reject(new Error(`tidak terbaca: ${address}`))
          this.scope.document.head.append(script)
        })
      }
    }

    postMessage(data) {
      this.ready.then(() => this.scope.dispatchEvent(new MessageEvent("message", { data })))
    }
  }
}
