#!/bin/sh
# Train the reader and the votes anew, from the base model to the files that are shipped. One command, two cores,
# under two hours, no network once the packages are there:
#     make reader            (SHARED=../shared, WORK=out/reader, MORE=out/reader/more)
# MORE may hold the texts of the pages labelled in labels_here.jsonl (any file names); without them the pages
# beside the project alone are learnt from. With DEVICE=cuda the rounds are run on a graphics card in minutes.
set -eu
SHARED=${SHARED:-../shared}
WORK=${WORK:-out/reader}
MORE=${MORE:-$WORK/more}
DEVICE=${DEVICE:-cpu}
ROUNDS=${ROUNDS:-10}
HERE=tools/reader
PALERMO=.venv/bin/python
mkdir -p "$WORK" "$MORE"
[ -x "$WORK/venv/bin/python" ] || python3 -m venv "$WORK/venv"
"$WORK/venv/bin/python" -m pip install --quiet -r $HERE/requirements.txt
TRAIN="$WORK/venv/bin/python"
"$TRAIN" $HERE/base.py "$WORK/base"
PYTHONPATH=src:$HERE $PALERMO $HERE/exchanging.py "$SHARED" "$WORK/pages.pkl" --more "$MORE"
"$TRAIN" $HERE/train.py "$WORK/pages.pkl" --base "$WORK/base" --stage first --epochs 2 --device "$DEVICE" \
    --out "$WORK/first"

learn() { # name, arguments: one thread each, so that two run side by side
    OMP_NUM_THREADS=1 "$TRAIN" $HERE/train.py "$WORK/pages.pkl" --base "$WORK/base" --stage second \
        --first "$WORK/first" --threads 1 --epochs "$ROUNDS" --device "$DEVICE" $2 --out "$WORK/$1" >"$WORK/$1.log"
    "$TRAIN" $HERE/export.py "$WORK/$1/reader.pt" --base "$WORK/base" --out "$WORK/models/$1" --version reader-2
}
learn fold0 "--fold 0" & learn fold1 "--fold 1" & wait
learn fold2 "--fold 2" & learn all "" & wait
PYTHONPATH=src:$HERE $PALERMO $HERE/collect.py "$SHARED" "$WORK/models" "$WORK" --more "$MORE"
PYTHONPATH=src:$HERE $PALERMO $HERE/weigh.py "$SHARED" "$WORK" --readings tools/reader/readings --ship src/palermo/data/models/votes.yaml
cp "$WORK/models/all/"* src/palermo/data/models/reader/
