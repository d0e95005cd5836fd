/** Points of the logistic curve: logit and share, both in thousandths. Straight pieces between need no exponential, which machines round differently. */
const curve: readonly (readonly [number, number])[] = [
  [-8000, 0],
  [-6000, 2],
  [-5000, 7],
  [-4000, 18],
  [-3000, 47],
  [-2000, 119],
  [-1000, 269],
  [0, 500],
  [1000, 731],
  [2000, 881],
  [3000, 953],
  [4500, 989],
  [8000, 1000],
]

/** A logit as a share, both in thousandths. */
export function logistic(logit: number): number {
  const x = Math.min(8000, Math.max(-8000, logit))
  let i = 0
  while (x > curve[i + 1]![0]!) i++
  const [x1, y1] = curve[i]!
  const [x2, y2] = curve[i + 1]!
  return Math.round(y1 + ((y2 - y1) * (x - x1)) / (x2 - x1))
}
