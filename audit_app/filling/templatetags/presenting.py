"""``{{ move.reason|presentable:audit }}``: what was written, or what the presenter’s view puts instead."""

from __future__ import annotations

from django import template

from audit_app.filling.presentable import presentable

register = template.Library()
register.filter("presentable", presentable)
