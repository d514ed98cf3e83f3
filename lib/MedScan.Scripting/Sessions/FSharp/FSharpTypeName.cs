using System.Collections;
using System.Reflection;
using Microsoft.FSharp.Core;

namespace MedScan.Scripting.Sessions.FSharp;

/// <summary>Names .NET types in F#.</summary>
internal static class FSharpTypeName
{
    /// <summary>The name of a type, or of the closest base class or interface that other code can name.</summary>
    /// <param name="type">Any type.</param>
    /// <exception cref="ScriptingException">It was declared in a submission of another language.</exception>
    public static string Of(Type type)
    {
        Type named = Visible(type);
        if (Submitted(named) is { } stranger)
            throw new ScriptingException($"The value's type {stranger.Name} was declared in a submission of another language and cannot be named "
                + "in F#. Share values of library types instead: numbers, text, arrays, tuples, records from a referenced assembly.");
        return Write(named);
    }

    private static Type? Submitted(Type type) =>
        type.HasElementType ? Submitted(type.GetElementType()!)
        : type.Assembly.IsDynamic || type.Assembly.Location.Length == 0 && !FSharpCompiler.IsCompiled(type.Assembly) ? type
        : type.GetGenericArguments().Select(Submitted).FirstOrDefault(static t => t is not null);

    private static Type Visible(Type type)
    {
        if (type.IsVisible || type.HasElementType)
            return type;
        for (Type? b = type.BaseType; b is not null && b != typeof(object) && b != typeof(ValueType); b = b.BaseType)
            if (b.IsVisible)
                return b;
        Type[] interfaces = [.. type.GetInterfaces().Where(static i => i.IsVisible)];
        // The most telling one: the one that brings most others with it; a sequence before anything that is not one.
        return interfaces.OrderByDescending(static i => i.IsGenericType && i.IsAssignableTo(typeof(IEnumerable)))
            .ThenByDescending(static i => i.GetInterfaces().Length).FirstOrDefault() ?? typeof(object);
    }

    private static string Write(Type type)
    {
        if (type.IsArray)
            return $"{Write(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (type.IsPointer || type.IsByRef || type.IsGenericParameter)
            return "obj";
        Type[] arguments = type.GetGenericArguments();
        Type? definition = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        if (definition == typeof(FSharpFunc<,>))
            return $"({Write(arguments[0])} -> {Write(arguments[1])})";
        if (type.FullName!.StartsWith("System.Tuple`", StringComparison.Ordinal) && arguments.Length < 8)
            return arguments.Length == 1 ? $"System.Tuple<{Write(arguments[0])}>" : $"({string.Join(" * ", arguments.Select(Write))})";
        if (type.FullName.StartsWith("System.ValueTuple`", StringComparison.Ordinal) && arguments.Length is > 1 and < 8)
            return $"struct ({string.Join(" * ", arguments.Select(Write))})";
        return Named(type, arguments);
    }

    // Arguments of a nested type begin with those of the types around it.
    private static string Named(Type type, Type[] arguments)
    {
        // What a submission declares stands in a module of its own, which is open and has no name in code.
        string outer = type.DeclaringType is { Namespace: null, IsNested: false } module && FSharpCompiler.IsCompiled(type.Assembly)
            && module.Name.StartsWith("FSI_", StringComparison.Ordinal) ? ""
            : type.DeclaringType is { } declaring ? Named(declaring, arguments[..declaring.GetGenericArguments().Length]) + "."
            : type.Namespace is { Length: > 0 } space ? $"global.{space}." : "";
        int own = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        string name = type.Name.Split('`')[0];
        // F#'s own types are called List, Option, Map in code and FSharpList, FSharpOption, FSharpMap in the assembly.
        if (type.GetCustomAttribute<CompilationSourceNameAttribute>() is { } source)
            name = source.SourceName;
        else if (type.Assembly == typeof(FSharpOption<>).Assembly && name.StartsWith("FSharp", StringComparison.Ordinal))
            name = name["FSharp".Length..];
        return arguments.Length == own
            ? $"{outer}``{name}``"
            : $"{outer}``{name}``<{string.Join(", ", arguments[own..].Select(Write))}>";
    }
}
