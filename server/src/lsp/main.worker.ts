import type { SentData } from './protocol.ts'

/**
 * In a worker `self` is the port to the extension. Its first message brings the data that the other programs read from files beside them;
 * the server is set up before the next message, which is the protocol's first, can come.
 */
const port = globalThis as unknown as {
  goodformData?: Record<string, unknown>
  onmessage: ((message: { data: SentData }) => void) | null
}

port.onmessage = ({ data }) => {
  port.onmessage = null
  const text = new TextDecoder()
  port.goodformData = Object.fromEntries(
    Object.entries(data).map(([name, bytes]) => [
      name,
      name.endsWith('.json') ? JSON.parse(text.decode(bytes)) : bytes,
    ]),
  )
  void import('./worker-server.ts')
}
