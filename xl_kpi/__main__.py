"""`python -m xl_kpi` is the command `xl-kpi`."""

from xl_kpi.command.main import main

if __name__ == "__main__":
    main(prog_name="xl-kpi")
