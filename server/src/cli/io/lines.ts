/**
 * The lines of a stream of bytes, without their line feeds.
 * @param most how many bytes a line may have
 * @throws an Error where a line has more
 */
export async function* linesOf(stream: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = []
  let size = 0
  const grown = (part: Uint8Array) => {
    parts.push(part)
    size += part.length
    if (size > most) throw new Error(`has a line of more than ${most / 1_000_000} MB, so it was read no further.`)
  }
  for await (const chunk of stream) {
    let from = 0
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      grown(chunk.subarray(from, at))
      yield Buffer.concat(parts)
      parts = []
      size = 0
      from = at + 1
    }
    grown(chunk.subarray(from))
  }
  if (size) yield Buffer.concat(parts)
}
