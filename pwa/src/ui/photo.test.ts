// @vitest-environment node
import { expect, test } from "vitest";
import { fileToPhoto, fitted } from "./photo";
import { pixelSize } from "./pixel-size";

/** The first bytes of a JPEG of that size, after a segment of metadata as phones write it. */
function jpeg(width: number, height: number): Uint8Array<ArrayBuffer> {
  const metadata = [0xff, 0xe1, 0x00, 0x06, 1, 2, 3, 4];
  const frame = [0xff, 0xc0, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3, 0, 0];
  return new Uint8Array([0xff, 0xd8, ...metadata, ...frame]);
}

test.each([
  ["a wide photo", { width: 4000, height: 3000 }, { width: 1600, height: 1200 }],
  ["a tall photo", { width: 3000, height: 4000 }, { width: 1200, height: 1600 }],
  ["a small picture is not blown up", { width: 800, height: 600 }, { width: 800, height: 600 }],
])("%s is kept at 1600 px at most", (_name, size, expected) => {
  expect(fitted(size)).toEqual(expected);
});

test("the size of a JPEG is read past its metadata", () => {
  expect(pixelSize(jpeg(4032, 3024).buffer)).toEqual({ width: 4032, height: 3024 });
});

test("the size of a PNG is read from its header", () => {
  const bytes = new Uint8Array(24);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x89504e47);
  view.setUint32(16, 1080);
  view.setUint32(20, 2400);
  expect(pixelSize(bytes.buffer)).toEqual({ width: 1080, height: 2400 });
});

test.each([
  ["an empty file", new Uint8Array(0)],
  ["a text", new TextEncoder().encode("<!doctype html>")],
  ["a JPEG cut off in its metadata", jpeg(10, 10).slice(0, 8)],
])("%s has no size", (_name, bytes) => {
  expect(pixelSize(bytes.slice().buffer)).toBeUndefined();
});

test("a photo of 80 million pixels is refused before it is decoded", async () => {
  expect(await fileToPhoto(new File([jpeg(10_320, 7_752)], "photo.jpg"))).toBe("too-large");
});
