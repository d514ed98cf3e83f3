using MedScan.Scripting.Notebooks;

namespace MedScan.Cli.Commands.Notebooks;

/// <summary>This program as a kernel.</summary>
internal static class OwnKernel
{
    public static KernelCommand CommandFor(string language)
    {
        string program = Environment.ProcessPath ?? "dotnet";
        string[] kernel = ["kernel", "--language", language, "--connection-file", "{connection_file}"];
        return Path.GetFileNameWithoutExtension(program) == "dotnet"
            ? new KernelCommand(program, [typeof(OwnKernel).Assembly.Location, .. kernel])
            : new KernelCommand(program, kernel);
    }
}
