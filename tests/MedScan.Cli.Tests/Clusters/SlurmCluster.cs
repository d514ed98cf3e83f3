using System.Diagnostics;

namespace MedScan.Cli.Tests.Clusters;

/// <summary>A throw-away Slurm of the distribution's: munged, slurmctld and one slurmd with eight processors that it only believes in,
/// on free ports, run by whoever runs the tests. It ends and removes its files when the test program ends, however that ends.</summary>
public sealed class SlurmCluster : IAsyncLifetime
{
    // The daemons live as long as this shell's input is open: the system closes that even when the test program is killed.
    private const string Script = """
        set -e
        folder=$(mktemp -d)
        stop() {
            trap - EXIT INT TERM
            export SLURM_CONF="$folder/slurm.conf"
            timeout 5 scancel --user="$(id -un)" 2>/dev/null || true
            timeout 5 scancel --signal=KILL --user="$(id -un)" 2>/dev/null || true
            for name in slurmd slurmctld munged; do
                [ ! -f "$folder/$name.pid" ] || kill -TERM "$(cat "$folder/$name.pid")" 2>/dev/null || true
            done
            for name in slurmd slurmctld munged; do
                tries=50
                while [ -f "$folder/$name.pid" ] && kill -0 "$(cat "$folder/$name.pid" 2>/dev/null)" 2>/dev/null; do
                    tries=$((tries - 1))
                    [ $tries -gt 0 ] || { kill -KILL "$(cat "$folder/$name.pid")" 2>/dev/null || true; break; }
                    sleep 0.1
                done
            done
            rm -rf "$folder"
        }
        trap stop EXIT
        trap 'exit 1' INT TERM
        mkdir "$folder/state" "$folder/spool"
        chmod 755 "$folder"
        head -c 1024 /dev/urandom >"$folder/munge.key"
        chmod 600 "$folder/munge.key"
        # --force: a temporary folder is writable by all, which munged would refuse for a real cluster's key.
        munged --force --key-file="$folder/munge.key" --socket="$folder/munge.socket" --pid-file="$folder/munged.pid" \
            --log-file="$folder/munged.log" --seed-file="$folder/munge.seed" >"$folder/log" 2>&1 </dev/null || { cat "$folder/log"; exit 1; }
        cat >"$folder/slurm.conf" <<EOF
        ClusterName=test
        SlurmctldHost=localhost(127.0.0.1)
        SlurmctldPort=$1
        SlurmdPort=$2
        SlurmUser=$(id -un)
        SlurmdUser=$(id -un)
        AuthInfo=socket=$folder/munge.socket
        StateSaveLocation=$folder/state
        SlurmdSpoolDir=$folder/spool
        SlurmctldPidFile=$folder/slurmctld.pid
        SlurmdPidFile=$folder/slurmd.pid
        SlurmctldLogFile=$folder/slurmctld.log
        SlurmdLogFile=$folder/slurmd.log
        ProctrackType=proctrack/linuxproc
        TaskPlugin=task/none
        MpiDefault=none
        SelectType=select/cons_tres
        SelectTypeParameters=CR_CPU
        SlurmdParameters=config_overrides
        SchedulerParameters=sched_interval=1,bf_interval=1
        KillWait=10
        NodeName=localhost NodeAddr=127.0.0.1 CPUs=8
        PartitionName=main Nodes=ALL Default=YES
        EOF
        printf 'CgroupPlugin=cgroup/v1\nCgroupAutomount=no\n' >"$folder/cgroup.conf"
        export SLURM_CONF="$folder/slurm.conf"
        slurmctld -c >"$folder/log" 2>&1 </dev/null || { cat "$folder/log"; exit 1; }
        slurmd -N localhost >"$folder/log" 2>&1 </dev/null || { cat "$folder/log" "$folder/slurmd.log"; exit 1; }
        tries=100
        until [ "$(timeout 5 sinfo --noheader --format=%T 2>/dev/null)" = idle ]; do
            tries=$((tries - 1))
            [ $tries -gt 0 ] || { tail -n 20 "$folder"/*.log; exit 1; }
            sleep 0.2
        done
        echo "ready $SLURM_CONF"
        read -r _ || true
        """;

    private Process? _shell;

    /// <summary>Why there is no cluster; null when there is one.</summary>
    public string? Missing { get; private set; }

    /// <summary>What Slurm's programs find the cluster by, in the variable <c>SLURM_CONF</c>.</summary>
    public string Configuration { get; private set; } = "";

    public async Task InitializeAsync()
    {
        string[] programs = ["munged", "slurmctld", "slurmd", "sbatch"];
        if (programs.FirstOrDefault(static name => !((string[])["/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin"]).Any(folder => File.Exists(Path.Combine(folder, name)))) is not null)
        {
            Missing = "Slurm is not installed: sudo apt-get install --no-install-recommends slurm-wlm munge";
            return;
        }
        ProcessStartInfo start = new("sh", ["-c", Script, "sh", $"{FreePort.Find()}", $"{FreePort.Find()}"]) { WorkingDirectory = "/", RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["PATH"] = $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/usr/local/sbin";
        _shell = Process.Start(start)!;
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(2));
        List<string> said = [];
        while (await _shell.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith("ready ", StringComparison.Ordinal))
            {
                Configuration = line["ready ".Length..];
                return;
            }
            said.Add(line);
        }
        throw new InvalidOperationException("Slurm is installed but does not start: " + string.Join('\n', said));
    }

    public async Task DisposeAsync()
    {
        if (_shell is null)
            return;
        _shell.StandardInput.Close();
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(2));
        await _shell.WaitForExitAsync(limit.Token);
        _shell.Dispose();
    }
}
