namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Base class of all neural network modules: a tree of named parameters, buffers and child modules.</summary>
        /// <remarks>
        /// A model derives from <see cref="Module{T, TResult}"/>, assigns its layers to fields and ends its constructor
        /// with <see cref="RegisterComponents"/>, which gives each field's content the field's name.
        /// </remarks>
        public partial class Module : IDisposable
        {
            private readonly OrderedDictionary<string, Module> _children = [];
            private readonly OrderedDictionary<string, Modules.Parameter> _parameters = [];
            private readonly OrderedDictionary<string, (Tensor Tensor, bool Persistent)> _buffers = [];
            private bool _training = true;
            private bool _disposed;

            /// <summary>The name given to the constructor.</summary>
            protected string? name;

            /// <summary>Creates an empty module in training mode.</summary>
            /// <param name="name">Shown in messages and by <see cref="GetName"/>; parameter names do not depend on it.</param>
            protected Module(string name) => this.name = name;

            /// <summary>Whether the module behaves as in training (dropout drops, batch normalisation uses the batch).</summary>
            public virtual bool training => _training;

            /// <summary>Sets training or evaluation mode in this module and all below it.</summary>
            /// <param name="train">False for evaluation mode.</param>
            public virtual void train(bool train = true)
            {
                _training = train;
                foreach (var (_, child) in named_children())
                    child.train(train);
            }

            /// <summary>Sets evaluation mode in this module and all below it.</summary>
            public virtual void eval() => train(false);

            /// <summary>Calls a function on every module of the tree, children before parents.</summary>
            /// <param name="fn">For instance an initialisation that looks at the module's type.</param>
            /// <returns>This module.</returns>
            public virtual Module apply(Action<Module> fn)
            {
                ArgumentNullException.ThrowIfNull(fn);
                foreach (var (_, child) in named_children())
                    child.apply(fn);
                fn(this);
                return this;
            }

            /// <summary>Clears the gradients of all parameters of the tree.</summary>
            /// <param name="set_to_none">True removes the gradients; false keeps them and fills them with zero.</param>
            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                {
                    using var gradient = parameter.grad;
                    if (gradient is null)
                        continue;
                    if (set_to_none)
                        parameter.grad = null;
                    else
                        gradient.fill_(0);
                }
            }

            /// <summary>The name given to the constructor, or the type's name where that was empty.</summary>
            public virtual string GetName() => string.IsNullOrEmpty(name) ? GetType().Name : name;

            /// <summary>Releases the parameters and buffers of the whole tree.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Releases the parameters and buffers of the whole tree.</summary>
            /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing || _disposed)
                    return;
                _disposed = true;
                foreach (var (tensor, _) in _buffers.Values)
                    tensor.DetachFromDisposeScope().Dispose();
                foreach (var parameter in _parameters.Values)
                    parameter.DetachFromDisposeScope().Dispose();
                foreach (var (_, child) in named_children())
                    child.Dispose();
            }
        }
    }
}
