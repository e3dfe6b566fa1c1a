/** An address, or a part of one, without its percent signs; as it stands where they encode nothing (`50%.png`). */
export function decodedAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
