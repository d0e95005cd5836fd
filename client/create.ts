import { l10n, Uri, window, workspace } from 'vscode'

/** A new configuration: all that it may say, to be taken up by the writer. */
export const configuration =
  () => `# ${l10n.t('How Goodform checks the files in this folder and below. Take the # away from what you want to change.')}
# ${l10n.t('The nearest .goodform.yaml upward from a file counts, and it alone. Patterns and paths count from this folder.')}

# ${l10n.t('The weakest wording that is told: reported, possible (“may”), likely (“usually”), certain.')}
# minimumStrength: possible

# ${l10n.t('Severities by claim, topic or verdict: error, warning, information, hint, off.')}
# severity:
#   it-band: error
#   foam-rolling/breaks-up-knots: off
#   contested: hint

# ${l10n.t('Files that are checked (without this: all), and files that are not.')}
# include:
#   - articles/**
# ignore:
#   - drafts/**

# ${l10n.t('YAML that is exercise files, whatever it looks like.')}
# exercises:
#   - library/*.yaml

# ${l10n.t('Packs of your own (see the command “Goodform: Create a Pack of Claims”).')}
# packs:
#   - goodform-packs/house.claim-pack.yaml

# ${l10n.t('A baseline: what it knows is not told again, and faded in editors (“{0}” makes it).', 'goodform lint --baseline FILE --update-baseline')}
# baseline: goodform-baseline.json

# ${l10n.t('In editors: check on save only; no line above an article.')}
# run: onSave
# codeLens: false
`

/** A new pack, with an example of a claim. */
const pack = () => `# ${l10n.t('A pack: claims that your articles should not make more strongly than their evidence.')}
# ${l10n.t('Name it in .goodform.yaml under “packs:”. All that a pack may say: docs/packs.md of Goodform.')}
pack: house
title: House rules
reviewed: ${new Date().toISOString().slice(0, 10)}
concepts:
  magnet-bracelet: [magnet bracelet, magnetic bracelet]
claims:
  - id: house/magnet-bracelet
    claim: A magnetic bracelet makes you stronger.
    verdict: unsupported # contradicted, inaccurate, unsafe, unsupported, overstated, contested
    certainty: low # high, moderate, low, very-low
    finding: Say here in one or two sentences what is known, with the figures.
    fair:
      - A magnetic bracelet is an ornament; nobody has shown that it changes strength.
      - No good study has tested whether magnetic bracelets change strength.
    fits:
      - look good at the gym
    patterns:
      - <magnet-bracelet> .. {make .. (strong | stronger)}
    sources:
      - title: The title of a study, as it is printed
        authors: Author A, et al.
        year: 2020
        url: https://example.org/
        design: randomised trial
        says: What the study says, with its figures.
    examples:
      flag:
        - A magnetic bracelet makes you stronger.
        - Magnetic bracelets make lifters strong.
        - Wear a magnet bracelet, it makes you stronger.
        - This magnetic bracelet will make you stronger.
      clear:
        - A magnetic bracelet does not make you stronger.
        - Nobody has shown that a magnetic bracelet makes you stronger.
        - Does a magnetic bracelet make you stronger?
        - She wears a magnetic bracelet.
`

/** Creates a configuration in the workspace folder of the active editor and opens it. */
export const createConfiguration = () => create('.goodform.yaml', configuration())

/** Creates a pack with one example claim and opens it. */
export const createPack = () => create('goodform-packs/house.claim-pack.yaml', pack())

/** Writes a file that is not there yet; one that is there is opened as it is. */
async function create(path: string, text: string): Promise<void> {
  const active = window.activeTextEditor?.document.uri
  const folder = (active && workspace.getWorkspaceFolder(active)) ?? workspace.workspaceFolders?.[0]
  if (!folder) {
    void window.showInformationMessage(l10n.t('Goodform: open a folder first; {0} is written into it.', path))
    return
  }
  const uri = Uri.joinPath(folder.uri, ...path.split('/'))
  const there = await workspace.fs.stat(uri).then(
    () => true,
    () => false,
  )
  if (!there) await workspace.fs.writeFile(uri, new TextEncoder().encode(text))
  await window.showTextDocument(uri)
}
