// ATen operators by schema name: one boxed call for all of them.

#include <ATen/core/Generator.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/stack.h>

#include <vector>


namespace {

enum Tag : int32_t {
  kDefault = 0,  // not given: the schema's default, or None
  kTensor = 1,
  kInt = 2,
  kDouble = 3,
  kBool = 4,
  kIntList = 5,
  kDoubleList = 6,
  kBoolList = 7,
  kTensorList = 8,
  kString = 9,
  kDevice = 10,  // type in the low 8 bits, index + 1 above
  kGenerator = 11,
};

const char* const kTagNames[] = {"nothing",    "a tensor",       "an integer",    "a number", "a bool",   "an integer list",
                                 "a number list", "a bool list", "a tensor list", "a string", "a device", "a generator"};

// The managed struct MedScan.Torch.NativeValue. For a tensor result, `length` holds the mebibytes of memory that
// live through it alone.
struct Value {
  int32_t tag;
  int32_t length;
  union {
    int64_t i;
    double d;
    void* p;
  };
};

struct Operator {
  c10::OperatorHandle handle;
  struct Argument {
    c10::TypeKind kind;     // after unwrapping Optional
    c10::TypeKind element;  // of a list, after unwrapping Optional
    bool optional;          // None is allowed
    bool optional_element;
    int32_t fixed_length;   // of int[N], else 0
    std::string name;
    c10::optional<c10::IValue> default_value;
  };
  std::vector<Argument> arguments;
};

c10::TypePtr unwrap(c10::TypePtr type, bool& optional) {
  optional = type->kind() == c10::TypeKind::OptionalType;
  return optional ? type->castRaw<c10::OptionalType>()->getElementType() : type;
}

[[noreturn]] void mismatch(const Operator& op, const Operator::Argument& argument, const Value& value) {
  TORCH_CHECK(false, "argument '", argument.name, "' expects ", c10::typeKindToString(argument.kind), ", got ",
              kTagNames[value.tag], ". Schema: ", op.handle.schema());
}

template <class T>
c10::List<T> to_list(const Value& value) {
  c10::List<T> list;
  list.reserve(value.length);
  for (int32_t k = 0; k < value.length; k++) list.push_back(static_cast<const T*>(value.p)[k]);
  return list;
}

template <class T>
c10::List<T> to_tensor_list(const Value& value) {
  c10::List<T> list;
  list.reserve(value.length);
  for (int32_t k = 0; k < value.length; k++) {
    auto handle = static_cast<const TensorHandle*>(value.p)[k];
    if constexpr (std::is_same_v<T, at::Tensor>)
      list.push_back(borrow(handle));
    else
      list.push_back(handle == nullptr ? T() : T(borrow(handle)));
  }
  return list;
}

c10::IValue to_ivalue(const Operator& op, const Operator::Argument& argument, const Value& value) {
  using Kind = c10::TypeKind;
  switch (value.tag) {
    case kDefault:
      if (argument.default_value) return *argument.default_value;
      if (argument.optional) return c10::IValue();
      break;
    case kTensor:
      if (argument.kind == Kind::TensorType) return borrow(static_cast<TensorHandle>(value.p));
      break;
    case kInt:
      switch (argument.kind) {
        case Kind::IntType:
        case Kind::NumberType:
          return value.i;
        case Kind::FloatType:
          return static_cast<double>(value.i);
        case Kind::ListType:
          if (argument.element == Kind::IntType)
            return c10::IValue(std::vector<int64_t>(argument.fixed_length > 0 ? argument.fixed_length : 1, value.i));
          break;
        default:
          break;
      }
      break;
    case kDouble:
      if (argument.kind == Kind::FloatType || argument.kind == Kind::NumberType) return value.d;
      break;
    case kBool:
      if (argument.kind == Kind::BoolType || argument.kind == Kind::NumberType) return value.i != 0;
      break;
    case kIntList:
      if (argument.kind == Kind::ListType && argument.element == Kind::IntType) return to_list<int64_t>(value);
      break;
    case kDoubleList:
      if (argument.kind == Kind::ListType && argument.element == Kind::FloatType) return to_list<double>(value);
      break;
    case kBoolList:
      if (argument.kind == Kind::ListType && argument.element == Kind::BoolType) return to_list<bool>(value);
      break;
    case kTensorList:
      if (argument.kind == Kind::ListType && argument.element == Kind::TensorType) {
        if (argument.optional_element) return to_tensor_list<c10::optional<at::Tensor>>(value);
        return to_tensor_list<at::Tensor>(value);
      }
      break;
    case kString:
      if (argument.kind == Kind::StringType) return std::string(static_cast<const char*>(value.p), value.length);
      break;
    case kDevice:
      if (argument.kind == Kind::DeviceObjType)
        return c10::Device(static_cast<c10::DeviceType>(value.i & 0xff), static_cast<c10::DeviceIndex>((value.i >> 8) - 1));
      break;
    case kGenerator:
      if (argument.kind == Kind::GeneratorType)
        return at::Generator(c10::intrusive_ptr<c10::GeneratorImpl>::reclaim_copy(static_cast<c10::GeneratorImpl*>(value.p)));
      break;
  }
  mismatch(op, argument, value);
}

// Whole mebibytes that the garbage collector cannot see and that go away with this tensor; views count nothing.
int32_t exclusive_mebibytes(const at::Tensor& tensor) {
  // An operator may return what it was given, as to() does when nothing changes.
  if (!tensor.has_storage() || tensor.use_count() != 1) return 0;
  const auto& storage = tensor.storage();
  if (storage.nbytes() < (1 << 20) || storage.use_count() != 1) return 0;
  return static_cast<int32_t>(storage.nbytes() >> 20);
}

void push_result(std::vector<Value>& results, c10::IValue value) {
  Value out{kDefault, 0, {0}};
  if (value.isTensor()) {
    at::Tensor tensor = std::move(value).toTensor();
    out.tag = kTensor;
    if (tensor.defined()) {
      out.length = exclusive_mebibytes(tensor);
      out.p = release(std::move(tensor));
    }
  } else if (value.isTensorList()) {
    for (const at::Tensor& element : value.toTensorList().vec()) push_result(results, element);
    return;
  } else if (value.isInt()) {
    out.tag = kInt;
    out.i = value.toInt();
  } else if (value.isDouble()) {
    out.tag = kDouble;
    out.d = value.toDouble();
  } else if (value.isBool()) {
    out.tag = kBool;
    out.i = value.toBool() ? 1 : 0;
  } else if (!value.isNone()) {
    TORCH_CHECK(false, "a result of type ", value.tagKind(), " cannot be handed over");
  }
  results.push_back(out);
}

void free_results(std::vector<Value>& results) {
  for (Value& value : results)
    if (value.tag == kTensor && value.p != nullptr)
      c10::intrusive_ptr<c10::TensorImpl>::reclaim(static_cast<TensorHandle>(value.p));
  results.clear();
}

thread_local std::vector<Value> pending;

}  // namespace

// Null when there is no such operator.
MEDSCAN_API void* medscan_operator(const char* name, const char* overload) {
  MEDSCAN_GUARD(static_cast<void*>(nullptr), {
    auto handle = c10::Dispatcher::singleton().findSchema({name, overload});
    TORCH_CHECK(handle.has_value(), "libtorch has no operator of this name");
    auto op = std::make_unique<Operator>(Operator{*handle, {}});
    for (const c10::Argument& argument : handle->schema().arguments()) {
      Operator::Argument entry{};
      c10::TypePtr type = unwrap(argument.type(), entry.optional);
      entry.kind = type->kind();
      if (entry.kind == c10::TypeKind::ListType)
        entry.element = unwrap(type->castRaw<c10::ListType>()->getElementType(), entry.optional_element)->kind();
      entry.fixed_length = argument.N().value_or(0);
      entry.name = argument.name();
      entry.default_value = argument.default_value();
      op->arguments.push_back(std::move(entry));
    }
    // Lives as long as the process: operators are resolved once each.
    return static_cast<void*>(op.release());
  });
}

// Calls the operator, writes its results and returns how many there are (-1: failed). When there are more than
// `capacity`, none is written and medscan_pending_results hands all of them over. A capacity of -1 drops the results.
MEDSCAN_API int medscan_call(void* op_pointer, const Value* arguments, int count, Value* results, int capacity) {
  MEDSCAN_GUARD(-1, {
    apply_thread_count();
    const Operator& op = *static_cast<Operator*>(op_pointer);
    TORCH_CHECK(static_cast<size_t>(count) <= op.arguments.size(), "expects at most ", op.arguments.size(),
                " arguments, got ", count, ". Schema: ", op.handle.schema());
    torch::jit::Stack stack;
    stack.reserve(op.arguments.size());
    for (size_t k = 0; k < op.arguments.size(); k++)
      stack.push_back(to_ivalue(op, op.arguments[k], k < static_cast<size_t>(count) ? arguments[k] : Value{kDefault, 0, {0}}));
    op.handle.callBoxed(stack);
    if (capacity < 0) return 0;

    pending.clear();
    try {
      // Popped one by one, so that a tensor held by nothing else has a use count of one when it is looked at.
      for (c10::IValue& value : stack) push_result(pending, std::exchange(value, c10::IValue()));
    } catch (...) {
      free_results(pending);
      throw;
    }
    int total = static_cast<int>(pending.size());
    if (total <= capacity) {
      std::copy(pending.begin(), pending.end(), results);
      pending.clear();
    }
    return total;
  });
}

MEDSCAN_API void medscan_pending_results(Value* results) {
  std::copy(pending.begin(), pending.end(), results);
  pending.clear();
}

// The schema as text, e.g. "aten::relu(Tensor self) -> Tensor"; returns its length, writes at most `capacity` bytes.
MEDSCAN_API int medscan_operator_schema(void* op_pointer, char* text, int capacity) {
  MEDSCAN_GUARD(-1, {
    std::ostringstream out;
    out << static_cast<Operator*>(op_pointer)->handle.schema();
    std::string schema = out.str();
    std::copy_n(schema.data(), std::min<size_t>(schema.size(), capacity), text);
    return static_cast<int>(schema.size());
  });
}
