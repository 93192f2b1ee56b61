import { hash } from 'node:crypto';

const NAMESPACE_BYTES = 16;

/**
 * The UUID that follows from a name within a namespace: version 5 of RFC 9562, the same for the same two. Written out here because
 * every command derives several; in one call of the hash it takes a fraction of what the general package needs.
 * @param namespace a UUID.
 */
export const derivedId = (name: string, namespace: string): string => {
  const bytes = Buffer.allocUnsafe(NAMESPACE_BYTES + Buffer.byteLength(name));
  bytes.write(namespace.replaceAll('-', ''), 'hex');
  bytes.write(name, NAMESPACE_BYTES);
  const hex = hash('sha1', bytes, 'hex');
  const variant = ((parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
