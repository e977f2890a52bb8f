export type PixelSize = { width: number; height: number };

function png(view: DataView): PixelSize | undefined {
  if (view.byteLength < 24 || view.getUint32(0) !== 0x89504e47) return undefined;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** A JPEG says its size in its frame marker, after any number of other segments. */
function jpeg(view: DataView): PixelSize | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  let at = 2;
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (frame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/**
 * Width and height that a JPEG or PNG file declares, without decoding it: decoding 80 million
 * pixels takes 320 MB and kills the page on a small phone. Undefined for other formats.
 */
export function pixelSize(start: ArrayBuffer): PixelSize | undefined {
  const view = new DataView(start);
  return png(view) ?? jpeg(view);
}
