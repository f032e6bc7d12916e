;;; Walks through the API as mastodon.el does. Prints where to sign in, reads the code, prints what it saw as JSON.
;;; Arguments: the address of the server, a folder of its own.

(setq mastodon-instance-url (pop command-line-args-left)
      user-emacs-directory (file-name-as-directory (pop command-line-args-left))
      mastodon-active-user "amina@localhost"
      mastodon-tl--show-avatars nil
      mastodon-tl--display-media-p nil
      inhibit-read-only t)
(package-initialize)
(mapc #'require '(json mastodon mastodon-auth mastodon-toot mastodon-tl mastodon-search))

;; Without a screen there is nothing to draw on.
(defun image-transforms-p (&rest _) nil)
(defun create-image (&rest _) nil)
(defun insert-image (&rest _) nil)
(defun mastodon-auth--show-notice (&rest _)
  (princ (concat (car kill-ring) "\n"))
  (string-trim (read-string "")))

(defun said (name) (with-current-buffer name (substring-no-properties (buffer-string))))

(let ((home (progn (mastodon-tl--init-sync "home" "timelines/home" 'mastodon-tl--timeline) (said "*mastodon-home*"))))
  (with-current-buffer "*mastodon-home*"
    (goto-char (point-min))
    (mastodon-tl--goto-next-toot)
    (mastodon-toot--toggle-boost)
    (mastodon-toot--toggle-favourite))
  (mastodon-toot)
  (with-current-buffer "*new toot*"
    (goto-char (point-max))
    (insert "Depuis Emacs #emacs")
    (mastodon-toot--send))
  (princ
   (concat
    (json-encode
     `((me . ,(mastodon-auth--user-acct))
       (read . ,(if (string-match-p "Bonjour tout le monde" home) t :json-false))
       (found . ,(vconcat (mapcar #'cadr (mastodon-search--search-accounts-query "lea"))))
       (note . ,(alist-get (quote note) (mastodon-http--patch-json (concat (mastodon-http--api "accounts/update_credentials") "?note=Emacs"))))))
    "\n")))
