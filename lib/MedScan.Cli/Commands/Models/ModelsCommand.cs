using System.CommandLine;

namespace MedScan.Cli.Commands.Models;

/// <summary><c>medscan models</c>: the registry of trained networks.</summary>
internal static class ModelsCommand
{
    public static Command Create() => new("models", "Register trained networks, and say which version is in use")
    {
        ListModelsCommand.Create(),
        RegisterModelCommand.Create(),
        PromoteModelCommand.Create(),
    };
}
