#!/bin/sh
# Train the reader and the votes anew, from the base model to the files that are shipped. One command, two cores,
# under two hours, no network once the packages are there:
#     make reader            (SHARED=../shared, WORK=out/reader)
set -eu
SHARED=${SHARED:-../shared}
WORK=${WORK:-out/reader}
HERE=tools/reader
PALERMO=.venv/bin/python
mkdir -p "$WORK"
[ -x "$WORK/venv/bin/python" ] || python3 -m venv "$WORK/venv"
"$WORK/venv/bin/python" -m pip install --quiet -r $HERE/requirements.txt
TRAIN="$WORK/venv/bin/python"
"$TRAIN" $HERE/base.py "$WORK/base"
"$TRAIN" $HERE/train.py "$SHARED" --base "$WORK/base" --stage first --epochs 2 --out "$WORK/first"

learn() { # name, arguments: one thread each, so that two run side by side
    OMP_NUM_THREADS=1 "$TRAIN" $HERE/train.py "$SHARED" --base "$WORK/base" --stage second --first "$WORK/first" \
        --threads 1 --epochs 10 $2 --out "$WORK/$1" >"$WORK/$1.log"
    OMP_NUM_THREADS=1 "$TRAIN" $HERE/judging.py "$SHARED" --base "$WORK/base" --reader "$WORK/$1" --rounds 20 \
        $2 >>"$WORK/$1.log"
    "$TRAIN" $HERE/export.py "$WORK/$1/reader.pt" --base "$WORK/base" --out "$WORK/models/$1" --version reader-1
}
learn fold0 "--fold 0" & learn fold1 "--fold 1" & wait
learn fold2 "--fold 2" & learn all "" & wait
PYTHONPATH=src:$HERE $PALERMO $HERE/collect.py "$SHARED" "$WORK/models" "$WORK"
PYTHONPATH=src:$HERE $PALERMO $HERE/weigh.py "$SHARED" "$WORK" --readings tools/reader/readings --ship src/palermo/data/models/votes.yaml
cp "$WORK/models/all/"* src/palermo/data/models/reader/
