using MedScan.Scripting.Notebooks;

namespace MedScan.Cli.Display;

/// <summary>Why a notebook stopped, in words.</summary>
internal static class NotebookFailureText
{
    public static string Of(string path, NotebookFailure failure)
    {
        string place = failure.Cell == 0 ? path : failure.Line is { } line ? $"{path}, cell {failure.Cell}, line {line}" : $"{path}, cell {failure.Cell}";
        string log = failure.KernelLog.Length > 0 ? $"\nThe kernel's last lines:\n{failure.KernelLog}" : "";
        return failure.Kind == NotebookFailureKind.CellFailed ? $"{place} failed:\n{failure.Message}" : $"{place}: {failure.Message}{log}";
    }
}
