using System.Diagnostics;

namespace MedScan.Cli.Tests.Launcher;

/// <summary>
/// A copy of the launcher in a small clone of its own (with a space in its path), where <c>dotnet</c>, <c>dpkg-query</c>,
/// <c>apt-get</c>, <c>id</c> and <c>sudo</c> are scripts that write down how they were called.
/// </summary>
public sealed class LauncherSandbox : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("medscan launcher ").FullName;

    public LauncherSandbox()
    {
        string root = RepositoryFolder.Path ?? throw new InvalidOperationException("The tests run from inside the repository.");
        Directory.CreateDirectory(Path.Combine(Clone, "lib", "MedScan.Cli"));
        Directory.CreateDirectory(Path.Combine(Clone, ".config"));
        Directory.CreateDirectory(Path.Combine(_folder, "bin"));
        File.Copy(Path.Combine(root, "medscan"), Path.Combine(Clone, "medscan"));
        File.WriteAllText(Path.Combine(Clone, ".config", "native-packages.txt"), "# a comment\nalpha\nlibtorch-dev\n");
        foreach (string file in new[] { "global.json", ".editorconfig", "Directory.Build.props" })
            File.WriteAllText(Path.Combine(Clone, file), "");
        File.WriteAllText(Source, "first");

        InstallPackages("alpha", "libtorch-dev");
        Fake("id", "echo 1000");
        Fake("sudo", "exit 1");
        Fake("apt-get", "exit 100");
        // "build" makes the program, "test" copies prepared result files, anything else is the program being run.
        Fake("dotnet", $"""
            case $1 in
                --list-sdks) echo "10.0.100 [/somewhere/sdk]" ;;
                build)
                    {BuildHook}
                    mkdir -p "{Clone}/lib/MedScan.Cli/bin/Release/net10.0"
                    : > "{Clone}/lib/MedScan.Cli/bin/Release/net10.0/MedScan.Cli.dll" ;;
                test)
                    while [[ $1 != --results-directory ]]; do shift; done
                    cp "{_folder}"/*.trx "$2"
                    exit "$(cat "{_folder}/test-status")" ;;
                *) echo "ran in $PWD:" "$(printf '<%s>' "${"{"}@:2{"}"}")" ;;
            esac
            """);
    }

    public string Clone => Path.Combine(_folder, "a clone");

    public string Source => Path.Combine(Clone, "lib", "MedScan.Cli", "Program.cs");

    /// <summary>Every call of a fake program, one per line: its name and arguments.</summary>
    public IReadOnlyList<string> Calls => File.Exists(CallsFile) ? File.ReadAllLines(CallsFile) : [];

    public int Builds => Calls.Count(call => call.StartsWith("dotnet build", StringComparison.Ordinal));

    private string CallsFile => Path.Combine(_folder, "calls");

    private string BuildHook => $"""[[ -f "{_folder}/build-hook" ]] && source "{_folder}/build-hook" """;

    /// <summary>Bash that runs inside every fake <c>dotnet build</c>.</summary>
    public void OnBuild(string script) => File.WriteAllText(Path.Combine(_folder, "build-hook"), script);

    public void InstallPackages(params string[] names) => Fake("dpkg-query", $"""
        cat "{_folder}/packages"
        """, () => File.WriteAllLines(Path.Combine(_folder, "packages"), names.Select(name => $"installed {name} 1.0")));

    /// <summary>What <c>dotnet test</c> leaves: one result file per project, and its exit status.</summary>
    public void PrepareTestResults(int status, params string[] results)
    {
        File.WriteAllText(Path.Combine(_folder, "test-status"), $"{status}\n");
        for (int i = 0; i < results.Length; i++)
            File.WriteAllText(Path.Combine(_folder, $"results{i}.trx"), $"<TestRun><Results>{results[i]}</Results></TestRun>");
    }

    /// <summary>Puts a program of this name before all others.</summary>
    public void Fake(string name, string script, Action? prepare = null)
    {
        prepare?.Invoke();
        string path = Path.Combine(_folder, "bin", name);
        File.WriteAllText(path, $"#!/bin/bash\necho \"{name} $*\" >> \"{CallsFile}\"\n{script.ReplaceLineEndings("\n")}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public Process Start(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        // A test run that was itself started in the background ignores Ctrl-C, and its children would inherit that.
        ProcessStartInfo start = new("/usr/bin/env", ["--default-signal=INT", Path.Combine(Clone, "medscan"), .. arguments])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["PATH"] = $"{_folder}/bin:{start.Environment["PATH"]}";
        foreach (string inherited in new[] { "DOTNET_ROOT", "MEDSCAN_INSTALL", "Torch" })
            start.Environment.Remove(inherited);
        foreach ((string name, string? value) in environment ?? new Dictionary<string, string?>())
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public async Task<LauncherResult> RunAsync(params string[] arguments) => await FinishAsync(Start(arguments));

    public static async Task<LauncherResult> FinishAsync(Process process)
    {
        ArgumentNullException.ThrowIfNull(process);
        using (process)
        {
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return new(process.ExitCode, output, await error);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
