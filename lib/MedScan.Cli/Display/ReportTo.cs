namespace MedScan.Cli.Display;

/// <summary>Hands each report on at once, on the thread that made it. (<see cref="Progress{T}"/> would queue them, in any order.)</summary>
/// <typeparam name="T">The kind of report.</typeparam>
internal sealed class ReportTo<T>(Action<T> handle) : IProgress<T>
{
    public void Report(T value) => handle(value);
}
