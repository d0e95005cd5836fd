;; The innermost loops of the networks, over whole numbers: their sums are the same on every machine. Addresses and lengths are in bytes.
(module
  (memory (import "learn" "memory") 1)

  ;; Multiplies rows of two-byte numbers with a vector; the products of a row, added up, become four bytes of `to`, which ends at `end`.
  ;; There is a multiple of eight numbers in the vector.
  (func (export "products") (param $rows i32) (param $vector i32) (param $length i32) (param $to i32) (param $end i32)
    (local $at i32) (local $sums v128)
    (loop $row
      (local.set $at (i32.const 0))
      (local.set $sums (v128.const i32x4 0 0 0 0))
      (loop $next
        (local.set $sums
          (i32x4.add
            (local.get $sums)
            (i32x4.dot_i16x8_s
              (v128.load (i32.add (local.get $rows) (local.get $at)))
              (v128.load (i32.add (local.get $vector) (local.get $at))))))
        (br_if $next (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $length))))
      (i32.store (local.get $to)
        (i32.add
          (i32.add (i32x4.extract_lane 0 (local.get $sums)) (i32x4.extract_lane 1 (local.get $sums)))
          (i32.add (i32x4.extract_lane 2 (local.get $sums)) (i32x4.extract_lane 3 (local.get $sums)))))
      (local.set $rows (i32.add (local.get $rows) (local.get $length)))
      (br_if $row (i32.lt_u (local.tee $to (i32.add (local.get $to) (i32.const 4))) (local.get $end)))))

  ;; Adds a row of single bytes, `scale` times, to numbers of four bytes that end at `end`. There is a multiple of eight.
  (func (export "add") (param $row i32) (param $scale i32) (param $to i32) (param $end i32)
    (local $scales v128) (local $eight v128)
    (local.set $scales (i16x8.splat (local.get $scale)))
    (loop $next
      (local.set $eight (v128.load8x8_s (local.get $row)))
      (v128.store (local.get $to)
        (i32x4.add (v128.load (local.get $to)) (i32x4.extmul_low_i16x8_s (local.get $scales) (local.get $eight))))
      (v128.store offset=16 (local.get $to)
        (i32x4.add
          (v128.load offset=16 (local.get $to))
          (i32x4.extmul_high_i16x8_s (local.get $scales) (local.get $eight))))
      (local.set $row (i32.add (local.get $row) (i32.const 8)))
      (br_if $next (i32.lt_u (local.tee $to (i32.add (local.get $to) (i32.const 32))) (local.get $end))))))
