namespace MedScan.Scripting.Tests.Notebooks;

internal static class ActionProgress
{
    /// <summary>Calls the action in the reporting thread, unlike <see cref="Progress{T}"/>.</summary>
    public static IProgress<T> AsProgress<T>(this Action<T> action) => new Direct<T>(action);

    private sealed class Direct<T>(Action<T> action) : IProgress<T>
    {
        public void Report(T value) => action(value);
    }
}
