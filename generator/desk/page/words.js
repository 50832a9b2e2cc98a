// Words of the page: figures, dates and places as people write them.

const MONTHS = 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' ');

/** Today as the program wants it, in the time of this machine. */
export function today(now = new Date()) {
  const two = (number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export function moment(stamp) {
  const when = new Date(stamp);
  const minutes = String(when.getMinutes()).padStart(2, '0');
  return `${when.getDate()} ${MONTHS[when.getMonth()]} ${when.getFullYear()} pukul ${when.getHours()}.${minutes}`;
}

/** A count with its noun; Indonesian nouns have no plural. */
export const count = (number, noun) => (number ? `${number} ${noun}` : '');

/** Several counts as one phrase; `none` where there is nothing. */
export const counts = (parts, none) => parts.filter(Boolean).join(', ') || none;

/** An id for an element, made of a place in a form. */
export const idOf = (...parts) => `f-${parts.flat().join('-').replaceAll(/[^\w-]/g, '_')}`;
