namespace MedScan.Scripting.Sessions.FSharp;

/// <summary>A value from outside that is to become a variable of F# code.</summary>
/// <param name="name">Its name.</param>
/// <param name="type">What it is declared as.</param>
/// <param name="value">The value.</param>
internal sealed class FSharpVariable(string name, string type, object? value)
{
    /// <summary>Decides how a value is declared.</summary>
    /// <param name="name">The variable's name.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ScriptingException">Its type was declared in a submission of another language.</exception>
    public static FSharpVariable Create(string name, object? value) =>
        new(name, value is null ? "obj" : FSharpTypeName.Of(value.GetType()), value);

    /// <summary>Declares it, on the thread that the compiler is used on.</summary>
    /// <param name="compiler">The compiler.</param>
    /// <exception cref="ScriptingException">It is no name, or the type cannot be used.</exception>
    public void Declare(FSharpCompiler compiler)
    {
        // The compiler service's own call declares a variable with the value's very type, which for a query or an iterator is a
        // private class that code cannot touch, and knows no types of earlier submissions.
        string key = $"MedScan.Scripting/{Guid.NewGuid():N}";
        AppDomain.CurrentDomain.SetData(key, value);
        try
        {
            FSharpEvaluation result = compiler.Evaluate(
                $"let ``{name}`` : {type} = unbox (global.System.AppDomain.CurrentDomain.GetData \"{key}\")", name, CancellationToken.None);
            if (result.Error is not null)
                throw new ScriptingException($"The variable {name} could not be set as {type}: {result.Error.Message}", result.Error);
            if (result.FirstError is { } error)
                throw new ScriptingException($"The variable {name} could not be set as {type}: {error.Message}");
        }
        finally
        {
            AppDomain.CurrentDomain.SetData(key, null);
        }
    }
}
