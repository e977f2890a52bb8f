/** A phone or a browser of somebody, as the office shows it. */
export interface Device {
  readonly id: string;
  readonly label: string;
  readonly created_at: string;
  readonly last_seen: string | null;
  readonly signed_in: boolean;
  readonly revoked: boolean;
  readonly wiped: boolean;
  readonly this_one: boolean;
  readonly outbox_count: number;
}

/** This one first, then those at work, those that were ended last. */
export function sorted(devices: readonly Device[]): Device[] {
  const place = (device: Device): number => (device.this_one ? 0 : device.revoked ? 2 : 1);
  return devices.toSorted((a, b) => place(a) - place(b));
}
