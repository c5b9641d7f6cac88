"""Prints the sample of a frame file and a seed, or checks the recorded one: ``replay_sample FRAME --seed "
"…``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from audit_app.sampling.drawing.again import ChangedFrameError
from audit_app.sampling.drawing.checking import differences
from audit_app.sampling.drawing.replay import ReplayError, printed, read_text, replay
from audit_app.sampling.models import Sample


class Command(BaseCommand):
    help = (
        "Prints the sample that a frame file and a seed give. With --check, draws the latest sample of the "
        "database again, with its replacements, and says whether it is the same."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("frame", nargs="?", type=Path, help="the frame file, as downloaded")
        parser.add_argument("--seed", help="the seed of the draw")
        parser.add_argument("--json", action="store_true", help="print every stratum, for programs")
        parser.add_argument("--check", action="store_true", help="check the sample in the database")
        parser.add_argument("--review", type=int, help="with --check: the number of the review")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["check"]:
            self._check(options["review"])
            return
        if not options["frame"] or options["seed"] is None:
            raise CommandError("Name the frame file and --seed, or ask for --check.")
        try:
            again = replay(read_text(options["frame"]), options["seed"])
        except ReplayError as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(printed(again, as_json=options["json"]))

    def _check(self, review: int | None) -> None:
        samples = Sample.objects.select_related("review")
        sample = (samples.filter(review=review) if review else samples).order_by("pk").last()
        if sample is None:
            raise CommandError("No sample has been drawn.")
        try:
            found = differences(sample)
        except ChangedFrameError as problem:
            raise CommandError(
                f"{problem}. Replay it from a frame file that was downloaded before."
            ) from problem
        if found:
            raise CommandError("\n".join(["The sample is not what its seed gives.", *found]))
        cases = sample.sampled_cases.count()
        self.stdout.write(
            f"The sample of “{sample.review.title}” is what its seed “{sample.seed}” gives: "
            f"{cases:,} cases, those replaced and added included."
        )
