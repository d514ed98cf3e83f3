using System.Diagnostics;
using System.Globalization;

namespace MedScan.Sweeps.Agents;

/// <summary>Ends the programs of trials when the agent dies without a word, as of <c>kill -9</c>: their trials are given to others
/// then, and nobody would hear what they find.</summary>
/// <remarks>A shell of its own holds the other end of a pipe that the system closes when this process ends, however it ends. That a
/// program gets a signal with its parent's death (<c>PR_SET_PDEATHSIG</c>) would not do: it is sent when the thread that started it
/// ends, and threads of a pool come and go.</remarks>
internal sealed class TrialGuard : IAsyncDisposable
{
    // Programs that were started by a trial's program are ended with it; those that it leaves behind on its way are not known.
    private const string Script = """
        exec >/dev/null 2>&1
        trap '' HUP INT TERM
        family() { for child in $(cat /proc/$1/task/*/children); do echo $child; family $child; done; }
        running=' '
        while read -r sign process; do
            case $sign in
                +) running="$running$process " ;;
                -) running="${running%% $process *} ${running#* $process }" ;;
            esac
        done
        all=$(for process in $running; do echo $process; family $process; done)
        for process in $running; do kill -TERM $process; done
        while [ $1 -gt 0 ]; do
            alive=; for process in $all; do kill -0 $process && alive=yes; done
            [ $alive ] || exit
            sleep 0.1
            set -- $(($1 - 1))
        done
        for process in $all; do kill -KILL $process; done
        """;

    private readonly Process _shell;

    private TrialGuard(Process shell) => _shell = shell;

    /// <summary>Starts the guard.</summary>
    /// <param name="patience">How long a program that was asked to end may take.</param>
    /// <returns>The guard.</returns>
    public static TrialGuard Start(TimeSpan patience)
    {
        string tenths = ((int)(patience.TotalSeconds * 10)).ToString(CultureInfo.InvariantCulture);
        ProcessStartInfo start = new("/bin/sh", ["-c", Script, "medscan-guard", tenths]) { RedirectStandardInput = true, WorkingDirectory = "/" };
        return new TrialGuard(Process.Start(start)!);
    }

    /// <summary>Takes a process under guard.</summary>
    /// <param name="process">Its number.</param>
    public void Add(int process) => Tell('+', process);

    /// <summary>Lets go of a process that has ended.</summary>
    /// <param name="process">Its number.</param>
    public void Remove(int process) => Tell('-', process);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync().ConfigureAwait(false);
        _shell.Dispose();
    }

    private void Tell(char sign, int process)
    {
        try
        {
            lock (_shell)
            {
                _shell.StandardInput.Write(string.Create(CultureInfo.InvariantCulture, $"{sign} {process}\n"));
                _shell.StandardInput.Flush();
            }
        }
        catch (IOException)
        {
            // Somebody killed the guard: the trials go on without.
        }
    }
}
