using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>An empty chain, to be filled with <c>append</c>.</summary>
        public static Sequential Sequential() => new();

        /// <summary>A chain of named modules, each called with the result of the one before.</summary>
        /// <param name="modules">From now on disposed with the chain.</param>
        public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) =>
            Sequential(modules.AsEnumerable());

        /// <summary>A chain of modules, named by their places from 0.</summary>
        /// <param name="modules">From now on disposed with the chain.</param>
        public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) => Sequential(modules.AsEnumerable());

        /// <summary>A chain of named modules, each called with the result of the one before.</summary>
        /// <param name="modules">From now on disposed with the chain.</param>
        public static Sequential Sequential(params Tuple<string, Module<Tensor, Tensor>>[] modules) =>
            Sequential(modules.AsEnumerable());

        /// <summary>A chain of named modules, each called with the result of the one before.</summary>
        /// <param name="modules">From now on disposed with the chain.</param>
        public static Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules)
        {
            ArgumentNullException.ThrowIfNull(modules);
            var chain = new Sequential();
            foreach (var (name, module) in modules)
                chain.Add(name, module);
            return chain;
        }

        /// <summary>A chain of named modules, each called with the result of the one before.</summary>
        /// <param name="modules">From now on disposed with the chain.</param>
        public static Sequential Sequential(IEnumerable<Tuple<string, Module<Tensor, Tensor>>> modules) =>
            Sequential(modules.Select(named => (named.Item1, named.Item2)));

        /// <summary>A chain of modules, named by their places from 0.</summary>
        /// <param name="modules">From now on disposed with the chain.</param>
        public static Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules)
        {
            ArgumentNullException.ThrowIfNull(modules);
            var chain = new Sequential();
            foreach (var module in modules)
                chain.Add(module);
            return chain;
        }

        /// <summary>A list of modules of any type.</summary>
        /// <param name="modules">From now on disposed with the list.</param>
        public static ModuleList<Module> ModuleList(params Module[] modules) => new(modules);

        /// <summary>A list of modules of one type.</summary>
        /// <param name="modules">From now on disposed with the list.</param>
        /// <typeparam name="T">The modules' type.</typeparam>
        public static ModuleList<T> ModuleList<T>(params T[] modules)
            where T : Module => new(modules);
    }
}
