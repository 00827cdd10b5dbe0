// Bodies of several parts, as uploads send them. https://www.rfc-editor.org/rfc/rfc2046#section-5.1

interface BodyPart {
  readonly type: string | undefined;
  readonly content: Buffer;
}

/** The parts of a body; none where the type names no boundary or the body keeps to none. */
export function parseMultipart(contentType: string, body: Buffer): readonly BodyPart[] {
  const [, quoted, bare] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) return [];
  const mark = `--${boundary}`;
  const parts: BodyPart[] = [];
  let start = body.indexOf(mark);
  while (start >= 0) {
    const head = start + mark.length;
    const end = body.indexOf(`\n${mark}`, head);
    if (end < 0) break;
    parts.push(partOf(body.subarray(head, body[end - 1] === 0x0d ? end - 1 : end)));
    start = end + 1;
  }
  return parts;
}

/** What lies between two boundaries: headers, an empty line, content. */
function partOf(bytes: Buffer): BodyPart {
  const [separator] = /\r?\n\r?\n/.exec(bytes.toString('latin1')) ?? [];
  const at = separator === undefined ? bytes.byteLength : bytes.indexOf(separator);
  const [, type] = /content-type:\s*([^\r\n]+)/i.exec(bytes.toString('latin1', 0, at)) ?? [];
  const content = bytes.subarray(at + (separator?.length ?? 0));
  const isBase64 = /content-transfer-encoding:\s*base64/i.test(bytes.toString('latin1', 0, at));
  return { type: type?.trim(), content: isBase64 ? Buffer.from(content.toString('latin1'), 'base64') : content };
}
