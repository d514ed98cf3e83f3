using System.Globalization;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A chain of modules, each called with the result of the one before.</summary>
/// <remarks>It owns its modules. Between calls it disposes the intermediate results, which autograd keeps where it needs them.</remarks>
public class Sequential : nn.Module<Tensor, Tensor>
{
    private readonly List<(string Name, nn.IModule<Tensor, Tensor> Module)> _chain = [];

    internal Sequential()
        : base(nameof(Sequential))
    {
    }

    /// <summary>Constructor for derived chains.</summary>
    /// <param name="modules">The modules in order, with their names.</param>
    protected Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules)
        : this()
    {
        ArgumentNullException.ThrowIfNull(modules);
        foreach (var (name, module) in modules)
            Add(name, module);
    }

    /// <summary>Constructor for derived chains.</summary>
    /// <param name="modules">The modules in order; they are named by their place, from 0.</param>
    protected Sequential(params nn.Module<Tensor, Tensor>[] modules)
        : this()
    {
        ArgumentNullException.ThrowIfNull(modules);
        foreach (var module in modules)
            Add(module);
    }

    /// <summary>The number of modules.</summary>
    public int Count => _chain.Count;

    /// <summary>The module at a place.</summary>
    /// <param name="index">From 0.</param>
    [IndexerName("SequentialItems")]
    public nn.IModule<Tensor, Tensor> this[int index] => _chain[index].Module;

    /// <summary>A chain of some of the modules, shared with this one.</summary>
    /// <param name="index">From the start (0 by default) up to before the end (the last by default).</param>
    [IndexerName("SequentialItems")]
    public Sequential this[(int? start, int? end) index]
    {
        get
        {
            var (start, end) = (index.start ?? 0, index.end ?? Count);
            if (start < 0 || start > Count || end < 0 || end > Count)
                throw new ArgumentOutOfRangeException(nameof(index), $"Expected places within [0, {Count}], got {start} to {end}.");
            var part = new Sequential();
            for (var k = start; k < end; k++)
                part.Add(_chain[k].Name, _chain[k].Module);
            return part;
        }
    }

    /// <summary>A chain of some of the modules, shared with this one.</summary>
    /// <param name="index">For instance <c>1..^1</c>.</param>
    [IndexerName("SequentialItems")]
    public Sequential this[Range index] => this[(index.Start.GetOffset(Count), index.End.GetOffset(Count))];

    /// <summary>Adds a module at the end.</summary>
    /// <param name="name">Unique in the chain.</param>
    /// <param name="module">From now on disposed with the chain.</param>
    /// <returns>This chain.</returns>
    public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
    {
        Add(name, module);
        return this;
    }

    /// <summary>Adds a module at the end, named by its place.</summary>
    /// <param name="module">From now on disposed with the chain.</param>
    /// <returns>This chain.</returns>
    public Sequential append(nn.IModule<Tensor, Tensor> module)
    {
        Add(module);
        return this;
    }

    /// <summary>Calls the modules one after the other.</summary>
    /// <param name="tensor">The first module's input; not disposed.</param>
    /// <returns>The last module's result; the input under a new handle where the chain is empty.</returns>
    public override Tensor forward(Tensor tensor)
    {
        if (_chain.Count == 0)
            return tensor.alias();
        var current = tensor;
        foreach (var (_, module) in _chain)
        {
            var next = module.call(current);
            // A module of the user's may hand back what it was given.
            if (!ReferenceEquals(current, tensor) && !ReferenceEquals(current, next))
                current.Dispose();
            current = next;
        }
        return current;
    }

    internal void Add(nn.IModule<Tensor, Tensor> module) => Add(Count.ToString(CultureInfo.InvariantCulture), module);

    internal void Add(string name, nn.IModule<Tensor, Tensor> module)
    {
        ArgumentNullException.ThrowIfNull(module);
        register_module(name, (nn.Module)module);
        _chain.Add((name, module));
    }
}
