// The page itself: of which build it is.

/** @typedef {{version: string, sha256: string}} Build */

/** @returns {Promise<Build>} */
export async function build_of() {
  const version = document.querySelector('meta[name="version"]')?.getAttribute('content') ?? '';
  return { version, sha256: '' };
}
