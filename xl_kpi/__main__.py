"""`python -m xl_kpi` is the command `xl-kpi`."""

import gc

from xl_kpi.command.main import main

# A run is short and leaves no cycles worth collecting; looking for them costs a tenth of it.
gc.disable()

if __name__ == "__main__":
    main(prog_name="xl-kpi")
