namespace MedScan.Scripting.Output.Values;

/// <summary>What is said of a task, which is never waited for.</summary>
internal static class Unfinished
{
    public static string TextOf(Task task)
    {
        string name = NameOf(task);
        return task.Status switch
        {
            TaskStatus.RanToCompletion => ResultOf(task) is { } result ? $"{name}, finished: {Brief.Of(result)}" : $"{name}, finished",
            TaskStatus.Faulted => $"{name}, failed: {task.Exception!.InnerException!.Message}",
            TaskStatus.Canceled => $"{name}, cancelled",
            _ => $"{name}, not finished; await it for its value",
        };
    }

    // An async method's task is of a compiler's class; what a person wrote is its base.
    private static string NameOf(Task task) => GenericOf(task) is { } type ? TypeName.Of(type) : "Task";

    private static object? ResultOf(Task task) => GenericOf(task)?.GetProperty(nameof(Task<int>.Result))?.GetValue(task);

    private static Type? GenericOf(Task task)
    {
        Type? type = task.GetType();
        while (type is not null && !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>)))
            type = type.BaseType;
        return type?.GetGenericArguments()[0].Name == "VoidTaskResult" ? null : type;
    }
}
