using System.Reflection;
using MedScan.Scripting.Execution;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MedScan.Scripting.Sessions.CSharp;

/// <summary>What submissions have left behind, the latest first: its compilation, and the object whose fields are its
/// variables.</summary>
/// <remarks>What no further submission can name is let go, so that a cell that is run again and again does not keep the values
/// of its earlier runs.</remarks>
internal sealed class CSharpHistory
{
    private readonly bool _hasSlot;
    private readonly IReadOnlySet<string> _declared;
    private object? _object;

    private CSharpHistory(CSharpCompilation? last, CSharpHistory? before, object? declaring, bool hasSlot)
    {
        Last = last;
        Before = before;
        _object = declaring;
        _hasSlot = hasSlot;
        _declared = last is null ? new HashSet<string>() : CSharpDeclarations.Of(last);
    }

    /// <summary>Before the first submission.</summary>
    public static CSharpHistory None { get; } = new(null, null, null, hasSlot: false);

    /// <summary>The last compilation, which knows the earlier ones; null before the first.</summary>
    public CSharpCompilation? Last { get; }

    private CSharpHistory? Before { get; }

    /// <summary>After a submission of directives, which leaves no object.</summary>
    /// <param name="compilation">The submission.</param>
    public CSharpHistory Open(CSharpCompilation compilation) => new(compilation, this, null, hasSlot: false);

    /// <summary>After a submission that ran.</summary>
    /// <param name="compilation">The submission.</param>
    /// <param name="declaring">The object that holds what it declares.</param>
    public CSharpHistory Run(CSharpCompilation compilation, object declaring)
    {
        CSharpHistory after = new(compilation, this, declaring, hasSlot: true);
        if (after.ReleaseHidden())
            ReleasedMemory.Collect();
        return after;
    }

    /// <summary>What is left when the latest submissions are forgotten of which a new one replaces everything, as when a cell is
    /// run again. The new one then need not know them at all.</summary>
    /// <param name="unit">The new submission, bound to all of them.</param>
    public CSharpHistory Without(CSharpUnit unit)
    {
        IReadOnlySet<string> declared = CSharpDeclarations.Of(unit.Compilation);
        HashSet<string> usings = [.. Usings(unit.Compilation)];
        CSharpHistory kept = this;
        while (kept is { _hasSlot: true, Before.Last: not null } && declared.IsSupersetOf(kept._declared) && kept._declared.Count > 0
            && kept.AddsNoReference() && usings.IsSupersetOf(Usings(kept.Last!)))
        {
            kept = kept.Before;
        }
        return kept;
    }

    /// <summary>The objects of all submissions and room for one more, as a submission's entry wants them: the first is nobody's.</summary>
    /// <returns>A new array; null where nobody can ask for the object any more.</returns>
    public object?[] Slots() => [null, .. All().Where(static node => node._hasSlot).Select(static node => node._object).Reverse(), null];

    /// <summary>The variables; of several with the same name the latest.</summary>
    /// <returns>Sorted by name.</returns>
    public IReadOnlyList<SessionVariable> Variables()
    {
        Dictionary<string, SessionVariable> latest = new(StringComparer.Ordinal);
        foreach (object owner in All().Select(static node => node._object).OfType<object>())
        {
            foreach (FieldInfo field in owner.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                // The compiler's own fields have names that no one can write.
                if (!field.Name.StartsWith('<') && !latest.ContainsKey(field.Name))
                    latest[field.Name] = new SessionVariable(field.Name, field.FieldType, field.GetValue(owner));
            }
        }
        return [.. latest.Values.OrderBy(static variable => variable.Name, StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Usings(CSharpCompilation compilation) =>
        compilation.SyntaxTrees.SelectMany(static tree => ((CompilationUnitSyntax)tree.GetRoot()).Usings).Select(static directive => directive.NormalizeWhitespace().ToString());

    private bool AddsNoReference() => Last!.SyntaxTrees.Take(2).Count() == 1 && Last.References.Count() == Before!.Last!.References.Count();

    private IEnumerable<CSharpHistory> All()
    {
        for (CSharpHistory? node = this; node is not null; node = node.Before)
            yield return node;
    }

    private bool ReleaseHidden()
    {
        HashSet<string> later = [];
        bool any = false;
        foreach (CSharpHistory node in All())
        {
            if (node._object is not null && later.IsSupersetOf(node._declared))
            {
                node._object = null;
                any = true;
            }
            later.UnionWith(node._declared);
        }
        return any;
    }
}
