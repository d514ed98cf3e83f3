using System.Diagnostics;

namespace MedScan.Cli.Tests.Commands.Kernels;

/// <summary>The kernels, installed by the command into a folder of their own, and Python programs that use them.</summary>
public sealed class InstalledKernels : IDisposable
{
    private const string Python = "/usr/bin/python3"; // Debian's, which has Debian's packages
    private const string NeededModules = "jupyter_client, jupyter_kernel_test, nbclient, nbconvert, jupyter_console";

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "MedScan.Cli.dll");

    private readonly string _prefix = Directory.CreateTempSubdirectory("kernels").FullName;
    private readonly Lazy<bool> _hasPython;

    public InstalledKernels()
    {
        _hasPython = new Lazy<bool>(() => File.Exists(Python) && Run(Python, ["-c", $"import {NeededModules}"]).Code == 0);
        (int code, string output) = Run("dotnet", [Program, "kernel", "install", "--prefix", _prefix]);
        Assert.True(code == 0, output);
    }

    public void Dispose() => Directory.Delete(_prefix, recursive: true);

    /// <summary>Runs the tests of a Python class.</summary>
    public (int Code, string Output) RunSuite(string file, string name)
    {
        SkipWithoutPython();
        string folder = Path.Combine(RepositoryFolder.Resolve("tests"), "MedScan.Cli.Tests", "Commands", "Kernels", "Python");
        return RunPython([Path.Combine(folder, file), "-v", name]);
    }

    /// <summary>Skips a test where Jupyter's packages are missing.</summary>
    public void SkipWithoutPython() => Skip.IfNot(_hasPython.Value, $"Debian's Python packages for {NeededModules} are not installed.");

    /// <summary>Runs Python, which finds the kernels.</summary>
    public (int Code, string Output) RunPython(string[] arguments) => Run(Python, ["-W", "ignore", .. arguments]);

    /// <summary>Runs the command line in a process of its own.</summary>
    public (int Code, string Output) RunProgram(string[] arguments) => Run("dotnet", [Program, .. arguments]);

    private (int Code, string Output) Run(string program, string[] arguments)
    {
        ProcessStartInfo start = new(program) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _prefix };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["JUPYTER_PATH"] = Path.Combine(_prefix, "share", "jupyter");
        start.Environment["JUPYTER_DATA_DIR"] = Path.Combine(_prefix, "own");
        start.Environment["JUPYTER_RUNTIME_DIR"] = Path.Combine(_prefix, "runtime");
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(10)))
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        return (process.ExitCode, output.Result + error.Result);
    }
}
