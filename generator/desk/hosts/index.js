/**
 * The hosts as pages use them. Nothing here knows what is filled in: files are paths and bytes.
 *
 * Every failure is a {@link HostFault} whose message is shown as it is.
 */

export { connect, tokenExpiry } from "./connect.js";
export { describeHost } from "./describe.js";
export { HostFault } from "./fault.js";
export { blobHash } from "./git_hash.js";
export { uploadLinks } from "./links.js";
export { openRepository } from "./open.js";
export { propose } from "./propose.js";
export { finishSignIn, startSignIn } from "./sign_in.js";
