using System.Reflection;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            private bool _componentsRegistered;

            /// <summary>Registers the parameters, modules and buffers held in fields, under the fields' names.</summary>
            /// <remarks>
            /// Call it at the end of a model's constructor. Fields of the derived class come before those of its bases;
            /// a field carrying <see cref="Utils.ComponentNameAttribute"/> goes by that name. Later calls do nothing.
            /// </remarks>
            protected virtual void RegisterComponents()
            {
                if (_componentsRegistered)
                    return;
                foreach (var field in ComponentFields())
                {
                    var fieldName = field.ComponentName();
                    if (_children.ContainsKey(fieldName) || _parameters.ContainsKey(fieldName) || _buffers.ContainsKey(fieldName))
                        continue;
                    switch (field.GetValue(this))
                    {
                        case Module module:
                            register_module(fieldName, module);
                            break;
                        case Modules.Parameter parameter: // Before Tensor: a parameter is one.
                            register_parameter(fieldName, parameter);
                            break;
                        case Tensor tensor:
                            register_buffer(fieldName, tensor);
                            break;
                    }
                }
                _componentsRegistered = true;
            }

            /// <summary>Adds a tensor that is state but not learned, such as a running mean.</summary>
            /// <param name="name">Unique among this module's buffers.</param>
            /// <param name="tensor">From now on disposed with the module.</param>
            /// <param name="persistent">Whether <see cref="state_dict"/> lists it.</param>
            /// <exception cref="ArgumentNullException"><paramref name="tensor"/> is null or was disposed.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                if (tensor is null || tensor.IsInvalid)
                    throw new ArgumentNullException(nameof(tensor), $"Expected a tensor for buffer '{name}', got null or a disposed one.");
                if (!_buffers.TryAdd(name, (tensor, persistent)))
                    throw new InvalidOperationException($"Tensor {name} is already registered.");
            }

            /// <summary>Adds a learned tensor.</summary>
            /// <param name="name">Unique among this module's parameters.</param>
            /// <param name="param">From now on disposed with the module.</param>
            /// <exception cref="ArgumentNullException"><paramref name="param"/> is null or was disposed.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_parameter(string name, Modules.Parameter param)
            {
                if (param is null || param.IsInvalid)
                    throw new ArgumentNullException(nameof(param), $"Expected a parameter for '{name}', got null or a disposed one.");
                if (!_parameters.TryAdd(name, param))
                    throw new InvalidOperationException($"Parameter {name} is already registered.");
            }

            /// <summary>The same as <see cref="register_module"/>.</summary>
            /// <param name="name">Unique among this module's children, not empty, without a dot.</param>
            /// <param name="module">From now on disposed with this module.</param>
            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>Adds a child module.</summary>
            /// <param name="name">Unique among this module's children, not empty, without a dot.</param>
            /// <param name="submodule">From now on disposed with this module.</param>
            /// <exception cref="ArgumentException">The name is empty or holds a dot.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_module(string name, Module submodule)
            {
                if (submodule is null)
                {
                    _children.Remove(name);
                    return;
                }
                if (name.Contains('.'))
                    throw new ArgumentException($"module name can't contain \".\", got: {name}", nameof(name));
                if (string.IsNullOrEmpty(name))
                    throw new ArgumentException("module name can't be empty string \"\"", nameof(name));
                if (_children.ContainsKey(name))
                    throw new InvalidOperationException($"Sub-module {name} is already registered.");
                submodule.RegisterComponents();
                _children.Add(name, submodule);
            }

            /// <summary>Sets, replaces or, given null, removes a parameter.</summary>
            /// <param name="name">The parameter's name in this module.</param>
            /// <param name="value">The new parameter; the old one is not disposed.</param>
            protected void ConditionallyRegisterParameter(string name, Modules.Parameter? value)
            {
                if (value is null)
                    _parameters.Remove(name);
                else
                    _parameters[name] = value;
            }

            /// <summary>Sets, replaces or, given null, removes a buffer.</summary>
            /// <param name="name">The buffer's name in this module.</param>
            /// <param name="value">The new buffer; the old one is not disposed.</param>
            /// <param name="persistent">Whether <see cref="state_dict"/> lists it.</param>
            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                if (value is null)
                    _buffers.Remove(name);
                else
                    _buffers[name] = (value, persistent);
            }

            /// <summary>Forgets all children without disposing them.</summary>
            protected void ClearModules() => _children.Clear();

            private IEnumerable<FieldInfo> ComponentFields()
            {
                var seen = new HashSet<string>();
                for (var type = GetType(); type is not null && type != typeof(Module); type = type.BaseType)
                {
                    foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
                    {
                        if (seen.Add(field.Name))
                            yield return field;
                    }
                }
            }
        }
    }
}
