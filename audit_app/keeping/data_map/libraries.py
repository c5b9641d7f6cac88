"""What the tables of the libraries hold; they have no inner class of ours to say it in."""

from __future__ import annotations

# Tables that no model stands for: what has been migrated, and counts of guesses at passwords.
WITHOUT_A_MODEL: dict[str, dict[str, str]] = {
    "django_migrations": {"system": "id app name applied"},
    "shared_cache": {"sign_in": "cache_key value expires"},
}
LIBRARIES: dict[str, dict[str, str]] = {
    "auth.Permission": {"system": "name codename"},
    "auth.Group": {"system": "name"},
    "contenttypes.ContentType": {"system": "app_label model"},
    "sessions.Session": {"sign_in": "session_key session_data expire_date"},
    "account.EmailAddress": {"sign_in": "email verified primary"},
    "account.EmailConfirmation": {"sign_in": "created sent key"},
    "usersessions.UserSession": {"sign_in": "created_at ip last_seen_at session_key user_agent data"},
    "mfa.Authenticator": {"sign_in": "type data created_at last_used_at"},
    "socialaccount.SocialApp": {"sign_in": "provider provider_id name client_id secret key settings"},
    "socialaccount.SocialAccount": {"sign_in": "provider uid last_login date_joined extra_data"},
    "socialaccount.SocialToken": {"sign_in": "token token_secret expires_at"},
    "django_tasks_database.DBTaskResult": {
        "queue": (
            "id status enqueued_at started_at finished_at args_kwargs priority task_path worker_ids "
            "queue_name backend_name run_after return_value exception_class_path traceback"
        )
    },
}
