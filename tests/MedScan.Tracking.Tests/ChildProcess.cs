using System.Diagnostics;

namespace MedScan.Tracking.Tests;

/// <summary>This test program in a process of its own; it does not outlive its owner.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly TaskCompletionSource _firstLine = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ChildProcess(params string[] arguments)
    {
        // A test run in the background has its children ignore Ctrl-C; these are to take it as programs do.
        bool isLinux = OperatingSystem.IsLinux();
        var start = new ProcessStartInfo(isLinux ? "env" : Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (isLinux)
        {
            start.ArgumentList.Add("--default-signal=INT");
            start.ArgumentList.Add(Environment.ProcessPath!);
        }

        start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        // Many programs on one core or two: each with a heap and threads for many would be slow to start.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_gcServer"] = "0";
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Add(line.Data);
        _process.ErrorDataReceived += (_, line) => Add(line.Data is null ? null : "! " + line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines) return [.. _lines];
        }
    }

    /// <summary>Waits until the child says something.</summary>
    public Task ReadyAsync() => _firstLine.Task.WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Waits until the child has said a certain line.</summary>
    public async Task SaysAsync(string line)
    {
        for (int attempt = 0; attempt < 3000 && !Lines.Contains(line); attempt++) await Task.Delay(20);
        Assert.Contains(line, Lines);
    }

    /// <summary>SIGKILL: the child has no say in it.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private void Add(string? line)
    {
        if (line is null) return;
        lock (_lines) _lines.Add(line);
        _firstLine.TrySetResult();
    }
}
