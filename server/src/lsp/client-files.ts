import type { Connection } from 'vscode-languageserver'
import { findFilesRequest } from './protocol.ts'
import type { World } from './world.ts'

/** Lists the files below a folder by Goodform's own extension, which reaches the folders that the server itself cannot. */
export const listedBy =
  (connection: Connection): NonNullable<World['list']> =>
  (folder) =>
    connection.sendRequest<string[]>(findFilesRequest, { folder })
