"""How people come in: by a link that somebody who may invite them hands over, and in no other way."""
