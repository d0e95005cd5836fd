;; The innermost loops of training, two doubles at a time. Each sum is made in the order in which a loop over single numbers would make it, and
;; nothing is fused: the same bits on every machine. Addresses are in bytes; of what is counted there is an even number.
(module
  (import "training" "memory" (memory 0))

  ;; Scalar products of two rows with the same vector, each of four sums that are made side by side: one would wait for itself. The first of the
  ;; four begins with `before`. There is a multiple of four numbers.
  (func $products (export "products")
    (param $row i32) (param $other i32) (param $vector i32) (param $count i32)
    (param $before i32) (param $otherBefore i32) (param $to i32)
    (local $end i32) (local $x v128) (local $y v128)
    (local $ab v128) (local $cd v128) (local $ef v128) (local $gh v128)
    (local.set $ab (v128.load64_zero (local.get $before)))
    (local.set $ef (v128.load64_zero (local.get $otherBefore)))
    (local.set $end (i32.add (local.get $vector) (i32.shl (local.get $count) (i32.const 3))))
    (loop $next
      (local.set $x (v128.load (local.get $vector)))
      (local.set $y (v128.load offset=16 (local.get $vector)))
      (local.set $ab (f64x2.add (local.get $ab) (f64x2.mul (v128.load (local.get $row)) (local.get $x))))
      (local.set $cd (f64x2.add (local.get $cd) (f64x2.mul (v128.load offset=16 (local.get $row)) (local.get $y))))
      (local.set $ef
        (f64x2.add (local.get $ef) (f64x2.mul (v128.load (local.get $other)) (local.get $x))))
      (local.set $gh
        (f64x2.add (local.get $gh) (f64x2.mul (v128.load offset=16 (local.get $other)) (local.get $y))))
      (local.set $row (i32.add (local.get $row) (i32.const 32)))
      (local.set $other (i32.add (local.get $other) (i32.const 32)))
      (br_if $next
        (i32.lt_u (local.tee $vector (i32.add (local.get $vector) (i32.const 32))) (local.get $end))))
    (f64.store (local.get $to) (call $four (local.get $ab) (local.get $cd)))
    (f64.store offset=8 (local.get $to) (call $four (local.get $ef) (local.get $gh))))

  ;; The same for all rows of a list, which is filled up to an even number: row and bias of each unit, and where its product goes.
  (func (export "layer")
    (param $units i32) (param $count i32) (param $rows i32) (param $biases i32) (param $vector i32) (param $length i32)
    (param $to i32)
    (local $end i32) (local $one i32) (local $other i32) (local $bytes i32)
    (local.set $bytes (i32.shl (local.get $length) (i32.const 3)))
    (local.set $end (i32.add (local.get $units) (i32.shl (local.get $count) (i32.const 2))))
    (loop $next
      (local.set $one (i32.load (local.get $units)))
      (local.set $other (i32.load offset=4 (local.get $units)))
      (call $products
        (i32.add (local.get $rows) (i32.mul (local.get $one) (local.get $bytes)))
        (i32.add (local.get $rows) (i32.mul (local.get $other) (local.get $bytes)))
        (local.get $vector) (local.get $length)
        (i32.add (local.get $biases) (i32.shl (local.get $one) (i32.const 3)))
        (i32.add (local.get $biases) (i32.shl (local.get $other) (i32.const 3)))
        (local.get $to))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (br_if $next (i32.lt_u (local.tee $units (i32.add (local.get $units) (i32.const 8))) (local.get $end)))))

  (func $four (param $ab v128) (param $cd v128) (result f64)
    (f64.add
      (f64.add (f64x2.extract_lane 0 (local.get $ab)) (f64x2.extract_lane 1 (local.get $ab)))
      (f64.add (f64x2.extract_lane 0 (local.get $cd)) (f64x2.extract_lane 1 (local.get $cd)))))

  ;; Adds a vector, `scale` times, to another. There is a multiple of four numbers.
  (func (export "add") (param $to i32) (param $vector i32) (param $count i32) (param $scale f64)
    (local $end i32) (local $scales v128)
    (local.set $scales (f64x2.splat (local.get $scale)))
    (local.set $end (i32.add (local.get $to) (i32.shl (local.get $count) (i32.const 3))))
    (loop $next
      (v128.store (local.get $to)
        (f64x2.add (v128.load (local.get $to)) (f64x2.mul (local.get $scales) (v128.load (local.get $vector)))))
      (v128.store offset=16 (local.get $to)
        (f64x2.add
          (v128.load offset=16 (local.get $to))
          (f64x2.mul (local.get $scales) (v128.load offset=16 (local.get $vector)))))
      (local.set $vector (i32.add (local.get $vector) (i32.const 32)))
      (br_if $next (i32.lt_u (local.tee $to (i32.add (local.get $to) (i32.const 32))) (local.get $end)))))

  ;; Adds four rows, one after the other and each `scales` times, to a vector. Where the rows begin is said in bytes behind `values`.
  (func (export "addRows")
    (param $to i32) (param $values i32) (param $rows i32) (param $scales i32) (param $count i32)
    (local $end i32) (local $a i32) (local $b i32) (local $c i32) (local $d i32)
    (local $scaleA v128) (local $scaleB v128) (local $scaleC v128) (local $scaleD v128)
    (local.set $a (i32.add (local.get $values) (i32.load (local.get $rows))))
    (local.set $b (i32.add (local.get $values) (i32.load offset=4 (local.get $rows))))
    (local.set $c (i32.add (local.get $values) (i32.load offset=8 (local.get $rows))))
    (local.set $d (i32.add (local.get $values) (i32.load offset=12 (local.get $rows))))
    (local.set $scaleA (v128.load64_splat (local.get $scales)))
    (local.set $scaleB (v128.load64_splat offset=8 (local.get $scales)))
    (local.set $scaleC (v128.load64_splat offset=16 (local.get $scales)))
    (local.set $scaleD (v128.load64_splat offset=24 (local.get $scales)))
    (local.set $end (i32.add (local.get $to) (i32.shl (local.get $count) (i32.const 3))))
    (loop $next
      (v128.store (local.get $to)
        (f64x2.add
          (f64x2.add
            (f64x2.add
              (f64x2.add (v128.load (local.get $to)) (f64x2.mul (local.get $scaleA) (v128.load (local.get $a))))
              (f64x2.mul (local.get $scaleB) (v128.load (local.get $b))))
            (f64x2.mul (local.get $scaleC) (v128.load (local.get $c))))
          (f64x2.mul (local.get $scaleD) (v128.load (local.get $d)))))
      (local.set $a (i32.add (local.get $a) (i32.const 16)))
      (local.set $b (i32.add (local.get $b) (i32.const 16)))
      (local.set $c (i32.add (local.get $c) (i32.const 16)))
      (local.set $d (i32.add (local.get $d) (i32.const 16)))
      (br_if $next (i32.lt_u (local.tee $to (i32.add (local.get $to) (i32.const 16))) (local.get $end)))))

  ;; Of four rows: adds errors at some of their places, as often as is said of each row, to its gradients; and gives the sums of its values there,
  ;; each times its error. `places` are in bytes.
  (func (export "errors")
    (param $values i32) (param $gradients i32) (param $rows i32) (param $scales i32)
    (param $places i32) (param $errors i32) (param $count i32) (param $to i32)
    (local $end i32) (local $at i32) (local $error f64)
    (local $a i32) (local $b i32) (local $c i32) (local $d i32)
    (local $sumA f64) (local $sumB f64) (local $sumC f64) (local $sumD f64)
    (local $scaleA f64) (local $scaleB f64) (local $scaleC f64) (local $scaleD f64)
    (local.set $a (i32.load (local.get $rows)))
    (local.set $b (i32.load offset=4 (local.get $rows)))
    (local.set $c (i32.load offset=8 (local.get $rows)))
    (local.set $d (i32.load offset=12 (local.get $rows)))
    (local.set $scaleA (f64.load (local.get $scales)))
    (local.set $scaleB (f64.load offset=8 (local.get $scales)))
    (local.set $scaleC (f64.load offset=16 (local.get $scales)))
    (local.set $scaleD (f64.load offset=24 (local.get $scales)))
    (local.set $gradients (i32.sub (local.get $gradients) (local.get $values)))
    (local.set $end (i32.add (local.get $places) (i32.shl (local.get $count) (i32.const 2))))
    (block $none
      (br_if $none (i32.eqz (local.get $count)))
      (loop $next
        (local.set $error (f64.load (local.get $errors)))
        (local.set $at (i32.add (local.get $values) (i32.load (local.get $places))))
        (local.set $sumA (call $error
          (i32.add (local.get $at) (local.get $a)) (local.get $gradients)
          (local.get $error) (local.get $scaleA) (local.get $sumA)))
        (local.set $sumB (call $error
          (i32.add (local.get $at) (local.get $b)) (local.get $gradients)
          (local.get $error) (local.get $scaleB) (local.get $sumB)))
        (local.set $sumC (call $error
          (i32.add (local.get $at) (local.get $c)) (local.get $gradients)
          (local.get $error) (local.get $scaleC) (local.get $sumC)))
        (local.set $sumD (call $error
          (i32.add (local.get $at) (local.get $d)) (local.get $gradients)
          (local.get $error) (local.get $scaleD) (local.get $sumD)))
        (local.set $errors (i32.add (local.get $errors) (i32.const 8)))
        (br_if $next
          (i32.lt_u (local.tee $places (i32.add (local.get $places) (i32.const 4))) (local.get $end)))))
    (f64.store (local.get $to) (local.get $sumA))
    (f64.store offset=8 (local.get $to) (local.get $sumB))
    (f64.store offset=16 (local.get $to) (local.get $sumC))
    (f64.store offset=24 (local.get $to) (local.get $sumD)))

  (func $error (param $at i32) (param $gradients i32) (param $error f64) (param $scale f64) (param $sum f64) (result f64)
    (local $gradient i32)
    (local.set $gradient (i32.add (local.get $at) (local.get $gradients)))
    (f64.store (local.get $gradient)
      (f64.add (f64.load (local.get $gradient)) (f64.mul (local.get $error) (local.get $scale))))
    (f64.add (local.get $sum) (f64.mul (local.get $error) (f64.load (local.get $at)))))

  ;; A step of Adam; `early` and `late` make up for means that have only begun.
  (func (export "step")
    (param $values i32) (param $gradients i32) (param $first i32) (param $second i32) (param $count i32)
    (param $rate f64) (param $early f64) (param $late f64)
    (local $end i32) (local $gradient v128) (local $a v128) (local $b v128)
    (local.set $end (i32.add (local.get $values) (i32.shl (local.get $count) (i32.const 3))))
    (loop $next
      (local.set $gradient (v128.load (local.get $gradients)))
      (v128.store (local.get $gradients) (v128.const f64x2 0 0))
      (v128.store (local.get $first)
        (local.tee $a
          (f64x2.add
            (f64x2.mul (v128.const f64x2 0.9 0.9) (v128.load (local.get $first)))
            (f64x2.mul (v128.const f64x2 0.1 0.1) (local.get $gradient)))))
      (v128.store (local.get $second)
        (local.tee $b
          (f64x2.add
            (f64x2.mul (v128.const f64x2 0.999 0.999) (v128.load (local.get $second)))
            (f64x2.mul (f64x2.mul (v128.const f64x2 0.001 0.001) (local.get $gradient)) (local.get $gradient)))))
      (v128.store (local.get $values)
        (f64x2.sub (v128.load (local.get $values))
          (f64x2.div
            (f64x2.mul (f64x2.mul (f64x2.splat (local.get $rate)) (local.get $a)) (f64x2.splat (local.get $early)))
            (f64x2.add
              (f64x2.sqrt (f64x2.mul (local.get $b) (f64x2.splat (local.get $late))))
              (v128.const f64x2 1e-8 1e-8)))))
      (local.set $gradients (i32.add (local.get $gradients) (i32.const 16)))
      (local.set $first (i32.add (local.get $first) (i32.const 16)))
      (local.set $second (i32.add (local.get $second) (i32.const 16)))
      (br_if $next (i32.lt_u (local.tee $values (i32.add (local.get $values) (i32.const 16))) (local.get $end)))))

  ;; Scalar products of a sparse vector with the weights of eight models, which stand side by side by feature.
  (func (export "scores")
    (param $weights i32) (param $ids i32) (param $values i32) (param $count i32) (param $to i32)
    (local $end i32) (local $at i32) (local $value v128)
    (local $ab v128) (local $cd v128) (local $ef v128) (local $gh v128)
    (local.set $end (i32.add (local.get $ids) (i32.shl (local.get $count) (i32.const 2))))
    (loop $next
      (local.set $at (i32.add (local.get $weights) (i32.shl (i32.load (local.get $ids)) (i32.const 6))))
      (local.set $value (v128.load64_splat (local.get $values)))
      (local.set $ab (f64x2.add (local.get $ab) (f64x2.mul (v128.load (local.get $at)) (local.get $value))))
      (local.set $cd (f64x2.add (local.get $cd) (f64x2.mul (v128.load offset=16 (local.get $at)) (local.get $value))))
      (local.set $ef (f64x2.add (local.get $ef) (f64x2.mul (v128.load offset=32 (local.get $at)) (local.get $value))))
      (local.set $gh (f64x2.add (local.get $gh) (f64x2.mul (v128.load offset=48 (local.get $at)) (local.get $value))))
      (local.set $values (i32.add (local.get $values) (i32.const 8)))
      (br_if $next (i32.lt_u (local.tee $ids (i32.add (local.get $ids) (i32.const 4))) (local.get $end))))
    (v128.store (local.get $to) (local.get $ab))
    (v128.store offset=16 (local.get $to) (local.get $cd))
    (v128.store offset=32 (local.get $to) (local.get $ef))
    (v128.store offset=48 (local.get $to) (local.get $gh)))

  ;; Adds a sparse vector to the weights of eight models, to each as often as `steps` says.
  (func (export "move")
    (param $weights i32) (param $ids i32) (param $values i32) (param $count i32) (param $steps i32)
    (local $end i32) (local $at i32) (local $value v128)
    (local $ab v128) (local $cd v128) (local $ef v128) (local $gh v128)
    (local.set $ab (v128.load (local.get $steps)))
    (local.set $cd (v128.load offset=16 (local.get $steps)))
    (local.set $ef (v128.load offset=32 (local.get $steps)))
    (local.set $gh (v128.load offset=48 (local.get $steps)))
    (local.set $end (i32.add (local.get $ids) (i32.shl (local.get $count) (i32.const 2))))
    (loop $next
      (local.set $at (i32.add (local.get $weights) (i32.shl (i32.load (local.get $ids)) (i32.const 6))))
      (local.set $value (v128.load64_splat (local.get $values)))
      (v128.store (local.get $at)
        (f64x2.add (v128.load (local.get $at)) (f64x2.mul (local.get $ab) (local.get $value))))
      (v128.store offset=16 (local.get $at)
        (f64x2.add (v128.load offset=16 (local.get $at)) (f64x2.mul (local.get $cd) (local.get $value))))
      (v128.store offset=32 (local.get $at)
        (f64x2.add (v128.load offset=32 (local.get $at)) (f64x2.mul (local.get $ef) (local.get $value))))
      (v128.store offset=48 (local.get $at)
        (f64x2.add (v128.load offset=48 (local.get $at)) (f64x2.mul (local.get $gh) (local.get $value))))
      (local.set $values (i32.add (local.get $values) (i32.const 8)))
      (br_if $next (i32.lt_u (local.tee $ids (i32.add (local.get $ids) (i32.const 4))) (local.get $end)))))

  ;; Adds the derivatives of rows, which stand side by side, to the sums of the bins that the rows have in some columns.
  ;; `stride`: bytes that the bins of a column take.
  (func (export "histogram")
    (param $rows i32) (param $count i32) (param $derivatives i32) (param $binned i32) (param $features i32)
    (param $columns i32) (param $asked i32) (param $sums i32) (param $stride i32)
    (local $end i32) (local $lastColumn i32) (local $row i32) (local $column i32) (local $bins i32) (local $at i32)
    (local $both v128)
    (local.set $end (i32.add (local.get $rows) (i32.shl (local.get $count) (i32.const 2))))
    (local.set $lastColumn (i32.add (local.get $columns) (i32.shl (local.get $asked) (i32.const 2))))
    (loop $nextRow
      (local.set $row (i32.load (local.get $rows)))
      (local.set $both (v128.load (i32.add (local.get $derivatives) (i32.shl (local.get $row) (i32.const 4)))))
      (local.set $row (i32.add (local.get $binned) (i32.mul (local.get $row) (local.get $features))))
      (local.set $column (local.get $columns))
      (local.set $bins (local.get $sums))
      (loop $nextColumn
        (local.set $at
          (i32.add (local.get $bins)
            (i32.shl (i32.load8_u (i32.add (local.get $row) (i32.load (local.get $column)))) (i32.const 4))))
        (v128.store (local.get $at) (f64x2.add (v128.load (local.get $at)) (local.get $both)))
        (local.set $bins (i32.add (local.get $bins) (local.get $stride)))
        (br_if $nextColumn
          (i32.lt_u (local.tee $column (i32.add (local.get $column) (i32.const 4))) (local.get $lastColumn))))
      (br_if $nextRow (i32.lt_u (local.tee $rows (i32.add (local.get $rows) (i32.const 4))) (local.get $end))))))
