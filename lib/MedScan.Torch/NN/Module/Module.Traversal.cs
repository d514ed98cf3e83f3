namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>The parameters with their dotted names, this module's before those of its children.</summary>
            /// <param name="recurse">Whether to go into child modules.</param>
            /// <returns>A shared parameter appears once, under its first name.</returns>
            public virtual IEnumerable<(string name, Modules.Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
                foreach (var (name, parameter) in _parameters)
                {
                    if (!parameter.IsInvalid && seen.Add(parameter))
                        yield return (name, parameter);
                }
                if (!recurse)
                    yield break;
                foreach (var (child, module) in _children)
                {
                    foreach (var (name, parameter) in module.named_parameters(true))
                    {
                        if (seen.Add(parameter))
                            yield return ($"{child}.{name}", parameter);
                    }
                }
            }

            /// <summary>The parameters in the order of <see cref="named_parameters"/>.</summary>
            /// <param name="recurse">Whether to go into child modules.</param>
            public virtual IEnumerable<Modules.Parameter> parameters(bool recurse = true) =>
                named_parameters(recurse).Select(named => named.parameter);

            /// <summary>The buffers with their dotted names, this module's before those of its children.</summary>
            /// <param name="recurse">Whether to go into child modules.</param>
            /// <param name="include_nonpersistent">Whether to list buffers that <see cref="state_dict"/> leaves out.</param>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
                foreach (var (name, (tensor, persistent)) in _buffers)
                {
                    if (!tensor.IsInvalid && (persistent || include_nonpersistent) && seen.Add(tensor))
                        yield return (name, tensor);
                }
                if (!recurse)
                    yield break;
                foreach (var (child, module) in _children)
                {
                    foreach (var (name, buffer) in module.named_buffers(true, include_nonpersistent))
                    {
                        if (seen.Add(buffer))
                            yield return ($"{child}.{name}", buffer);
                    }
                }
            }

            /// <summary>The buffers in the order of <see cref="named_buffers"/>.</summary>
            /// <param name="recurse">Whether to go into child modules.</param>
            /// <param name="include_nonpersistent">Whether to list buffers that <see cref="state_dict"/> leaves out.</param>
            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(named => named.buffer);

            /// <summary>The direct children with their names.</summary>
            public virtual IEnumerable<(string name, Module module)> named_children() =>
                _children.Select(child => (child.Key, child.Value));

            /// <summary>The direct children.</summary>
            public virtual IEnumerable<Module> children() => named_children().Select(named => named.module);

            /// <summary>All modules below this one with their dotted names; children come before grandchildren.</summary>
            /// <returns>This module itself is not among them, unlike in Python.</returns>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var child in named_children())
                    yield return child;
                foreach (var (child, module) in named_children())
                {
                    foreach (var (name, descendant) in module.named_modules())
                        yield return ($"{child}.{name}", descendant);
                }
            }

            /// <summary>All modules below this one, in the order of <see cref="named_modules"/>.</summary>
            public virtual IEnumerable<Module> modules() => named_modules().Select(named => named.module);

            /// <summary>Whether a buffer of that dotted name exists.</summary>
            /// <param name="target">For instance <c>layer1.0.bn1.running_mean</c>.</param>
            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            /// <summary>Whether a parameter of that dotted name exists.</summary>
            /// <param name="target">For instance <c>layer1.0.conv1.weight</c>.</param>
            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            /// <summary>The buffer of that dotted name, or null.</summary>
            /// <param name="target">For instance <c>layer1.0.bn1.running_mean</c>.</param>
            public virtual Tensor? get_buffer(string target) =>
                _buffers.TryGetValue(target, out var own) ? own.Tensor : InChild(target, (child, rest) => child.get_buffer(rest));

            /// <summary>The parameter of that dotted name, or null.</summary>
            /// <param name="target">For instance <c>layer1.0.conv1.weight</c>.</param>
            public virtual Modules.Parameter? get_parameter(string target) =>
                _parameters.TryGetValue(target, out var own) ? own : InChild(target, (child, rest) => child.get_parameter(rest));

            private TFound? InChild<TFound>(string target, Func<Module, string, TFound?> find)
                where TFound : class
            {
                var dot = target.IndexOf('.', StringComparison.Ordinal);
                if (dot < 0)
                    return null;
                var child = named_children().FirstOrDefault(candidate => candidate.name == target[..dot]).module;
                return child is null ? null : find(child, target[(dot + 1)..]);
            }
        }
    }
}
