/** Hashes of Git and of contents, computed by the browser. */

import { HostFault } from "./fault.js";

const encoder = new TextEncoder();

function subtle() {
  const found = globalThis.crypto?.subtle;
  if (!found) {
    throw new HostFault("bounds", "Peramban tidak dapat menghitung sidik di alamat ini, karena tidak diawali https. Buka situs ini lewat https.");
  }
  return found;
}

const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * Return the hash under which Git keeps a file; `digits` tells a repository of SHA-256 (64) from one of SHA-1.
 * @param {Uint8Array} bytes
 */
export async function blobHash(bytes, digits = 40) {
  const head = encoder.encode(`blob ${bytes.length}\0`);
  const whole = new Uint8Array(head.length + bytes.length);
  whole.set(head);
  whole.set(bytes, head.length);
  return hex(await subtle().digest(digits === 64 ? "SHA-256" : "SHA-1", whole));
}

/**
 * Return a short name of values: the same values have the same name, on every machine.
 * @param {unknown} values
 */
export async function contentName(values) {
  return hex(await subtle().digest("SHA-256", encoder.encode(JSON.stringify(values)))).slice(0, 16);
}

/** @param {Uint8Array} bytes */
export function toBase64(bytes) {
  let text = "";
  for (let start = 0; start < bytes.length; start += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(text);
}

/** @param {string} text base64, which hosts break into lines */
export function fromBase64(text) {
  return Uint8Array.from(atob(text.replace(/\s+/g, "")), (letter) => letter.charCodeAt(0));
}

/** Return bytes as text where they are UTF-8, and the same bytes when written again; else null. */
export function asText(bytes) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}
