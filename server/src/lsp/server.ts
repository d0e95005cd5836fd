import type { Connection } from 'vscode-languageserver'
import { exerciseFeatures } from './exercise-features.ts'
import { answerFeatures } from './features.ts'
import { lifecycle } from './lifecycle.ts'
import { answerRequests } from './requests.ts'
import { Session } from './session.ts'
import { synchronise } from './sync.ts'
import type { World } from './world.ts'

/** Wires a connection to a linter. Shells convert, they do not decide: every finding, fix and card is the core's. */
export function startServer(connection: Connection, world: World): void {
  const session = new Session(connection, world)
  lifecycle(session)
  synchronise(session)
  answerFeatures(session)
  exerciseFeatures(session)
  answerRequests(session)
  connection.listen()
}
