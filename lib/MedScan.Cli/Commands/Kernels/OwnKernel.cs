namespace MedScan.Cli.Commands.Kernels;

/// <summary>This program as a kernel.</summary>
internal static class OwnKernel
{
    /// <summary>How it is started, up to the option for the language.</summary>
    /// <remarks>By full paths: Jupyter starts kernels with an environment and a folder of its own.</remarks>
    public static IReadOnlyList<string> Start { get; } = [.. OwnProgram.Start, "kernel"];

    /// <summary>How the runner of notebooks starts it.</summary>
    /// <param name="language">What stands after <c>--language</c>.</param>
    public static Scripting.Notebooks.KernelCommand CommandFor(string language) =>
        new(Start[0], [.. Start.Skip(1), "--language", language, "--connection-file", "{connection_file}"]);
}
