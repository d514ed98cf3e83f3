namespace Microsoft.FSharp.Core;

/// <summary>Stands for the attribute of F#'s library, which is known by its name alone.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class CompilationMappingAttribute(int flags) : Attribute
{
    public int Flags { get; } = flags;
}
