"""`python -m xl_kpi` is the command `xl-kpi`."""

import atexit
import gc

from xl_kpi.command.main import main

# A run is short and leaves no cycles worth collecting: looking for them, and once more at the
# end, costs a tenth of it.
gc.disable()
atexit.register(gc.freeze)

if __name__ == "__main__":
    main(prog_name="xl-kpi")
