import type { Suite } from '../suite.ts'
import { article } from './article.ts'
import { crash } from './crash.ts'
import { evidence } from './evidence.ts'
import { exercises } from './exercises.ts'
import { fixes } from './fixes.ts'
import { folders } from './folders.ts'
import { kinds } from './kinds.ts'
import { large } from './large.ts'
import { measure } from './measure.ts'
import { pictures } from './pictures.ts'
import { restricted } from './restricted.ts'
import { settings } from './settings.ts'
import { standby } from './standby.ts'

/** All suites, in the order in which they run. */
export const suites: readonly Suite[] = [
  article,
  fixes,
  evidence,
  exercises,
  standby,
  settings,
  kinds,
  folders,
  restricted,
  crash,
  large,
  measure,
  pictures,
]
