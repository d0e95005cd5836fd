;; Emacs with eglot against the stdio server: diagnostics, hover, code action, edit, save.
;; usage: SERVER=dist/language-server.mjs ARTICLE=roller.md emacs -Q --batch -l emacs.el
(require 'package)
(add-to-list 'package-directory-list (expand-file-name "../../site-lisp/elpa" data-directory)) ; -Q leaves Debian's folder out
(package-initialize)
(require 'eglot)
(require 'flymake)
(setq eglot-sync-connect 20 eglot-confirm-server-initiated-edits nil)
(define-derived-mode article-mode text-mode "Article")
(add-to-list 'auto-mode-alist '("\\.md\\'" . article-mode))
(push `((article-mode :language-id "markdown") . ("node" ,(expand-file-name (getenv "SERVER")) "--stdio"))
      eglot-server-programs)

(defun wait-for (what holds)
  "Waits up to 20 s until HOLDS gives something; an error names WHAT."
  (let ((end (+ (float-time) 20)) value)
    (while (and (not (setq value (funcall holds))) (< (float-time) end)) (accept-process-output nil 0.1))
    (or value (error "not seen within 20 s: %s" what))))

(find-file (getenv "ARTICLE"))
(apply #'eglot (eglot--guess-contact))
(let* ((found (car (wait-for "diagnostics" (lambda () (flymake-start) (flymake-diagnostics)))))
       (start (flymake-diagnostic-beg found))
       (hover (progn (goto-char (1+ start))
                     (jsonrpc-request (eglot--current-server-or-lose) :textDocument/hover
                                      (eglot--TextDocumentPositionParams))))
       (action (seq-elt (eglot-code-actions start (flymake-diagnostic-end found)) 0)))
  (princ (format "%d: %s\n" (line-number-at-pos start) (flymake-diagnostic-text found)))
  (unless (string-match-p "Fair to say" (plist-get (plist-get hover :contents) :value)) (error "no card"))
  (princ (format "action: %s\n" (plist-get action :title)))
  (unless (plist-get action :edit)
    (setq action (jsonrpc-request (eglot--current-server-or-lose) :codeAction/resolve action)))
  (eglot--apply-workspace-edit (plist-get action :edit))
  (save-buffer))
(eglot-shutdown (eglot-current-server))
